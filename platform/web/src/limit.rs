// SPDX-License-Identifier: EUPL-1.2
//! Limits on attempts, counted per address (an IPv6 address by its /64), in memory.

use foundation::Problem;
use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use std::net::IpAddr;
use std::num::NonZeroU32;

/// What is attempted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Attempt {
    /// Signing in, registering.
    SignIn,
    /// Entering a resume code or asking for a status by number.
    Code,
    /// Sending a form or a file.
    Send,
    /// Searching.
    Search,
}

/// The counters of one node.
pub struct Limits {
    sign_in: DefaultKeyedRateLimiter<u128>,
    code: DefaultKeyedRateLimiter<u128>,
    send: DefaultKeyedRateLimiter<u128>,
    search: DefaultKeyedRateLimiter<u128>,
}

impl std::fmt::Debug for Limits {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Limits")
    }
}

fn quota(per_minute: u32) -> Quota {
    Quota::per_minute(NonZeroU32::new(per_minute).unwrap_or(NonZeroU32::MIN))
}

impl Limits {
    /// Counters for a number of sign-in or code attempts per minute; sending is allowed 15 times as often, searching 30 times.
    #[must_use]
    pub fn per_minute(attempts: u32) -> Self {
        Self {
            sign_in: RateLimiter::keyed(quota(attempts)),
            code: RateLimiter::keyed(quota(attempts)),
            send: RateLimiter::keyed(quota(attempts.saturating_mul(15))),
            search: RateLimiter::keyed(quota(attempts.saturating_mul(30))),
        }
    }

    /// Counts an attempt.
    ///
    /// # Errors
    /// [`Problem::TooMany`] when the address attempted too often.
    pub fn attempt(&self, attempt: Attempt, address: IpAddr) -> Result<(), Problem> {
        let limiter = match attempt {
            Attempt::SignIn => &self.sign_in,
            Attempt::Code => &self.code,
            Attempt::Send => &self.send,
            Attempt::Search => &self.search,
        };
        limiter.check_key(&group(address)).map_err(|until| Problem::TooMany {
            retry_after_seconds: until.wait_time_from(DefaultClock::default().now()).as_secs() + 1,
        })
    }

    /// Forgets addresses that have not attempted anything for a while; called by the house-keeping task.
    pub fn forget_old(&self) {
        for limiter in [&self.sign_in, &self.code, &self.send, &self.search] {
            limiter.retain_recent();
        }
    }
}

/// The /64 of an IPv6 address, the whole of an IPv4 address.
fn group(address: IpAddr) -> u128 {
    match address.to_canonical() {
        IpAddr::V4(v4) => u128::from(u32::from(v4)),
        IpAddr::V6(v6) => u128::from(v6) >> 64 << 64,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_ipv6_network_count_together() {
        let limits = Limits::per_minute(2);
        let attempt = |text: &str| limits.attempt(Attempt::Code, text.parse().unwrap());
        assert!(attempt("2001:db8:0:1::1").is_ok());
        assert!(attempt("2001:db8:0:1::2").is_ok());
        assert!(matches!(
            attempt("2001:db8:0:1:ffff::3"),
            Err(Problem::TooMany { retry_after_seconds: 1.. })
        ));
        assert!(attempt("2001:db8:0:2::1").is_ok());
        assert!(attempt("192.0.2.1").is_ok());
    }
}
