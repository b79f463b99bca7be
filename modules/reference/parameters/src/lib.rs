// SPDX-License-Identifier: EUPL-1.2
//! Dated rows of law: rates, remedies, bank accounts, holidays.
