// SPDX-License-Identifier: EUPL-1.2
//! Operators by rank, from `or` to negation and `instance of` (rules 4 and 7 to 13 of clause 10.3.1.2).

use super::{Parsed, Parser};
use crate::syntax::token::Token;
use crate::syntax::tree::{Arithmetic, Comparison, Expression, Kind};

/// How tightly an operator binds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Or,
    And,
    Comparison,
    Sum,
    Product,
    Power,
    Operand,
}

impl Rank {
    fn tighter(self) -> Self {
        match self {
            Self::Or => Self::And,
            Self::And => Self::Comparison,
            Self::Comparison => Self::Sum,
            Self::Sum => Self::Product,
            Self::Product => Self::Power,
            Self::Power | Self::Operand => Self::Operand,
        }
    }
}

#[derive(Clone, Copy)]
enum Operator {
    Or,
    And,
    Comparison(Comparison),
    Between,
    In,
    Arithmetic(Arithmetic),
}

impl Operator {
    fn rank(self) -> Rank {
        match self {
            Self::Or => Rank::Or,
            Self::And => Rank::And,
            Self::Comparison(_) | Self::Between | Self::In => Rank::Comparison,
            Self::Arithmetic(Arithmetic::Add | Arithmetic::Subtract) => Rank::Sum,
            Self::Arithmetic(Arithmetic::Multiply | Arithmetic::Divide) => Rank::Product,
            Self::Arithmetic(Arithmetic::Power) => Rank::Power,
        }
    }
}

impl Parser<'_> {
    /// An expression of any rank, one level deeper.
    pub(super) fn expression(&mut self) -> Parsed<Expression> {
        self.nest()?;
        let in_range = std::mem::replace(&mut self.in_range, false);
        let expression = self.operators(Rank::Or)?;
        self.in_range = in_range;
        self.nesting -= 1;
        Ok(expression)
    }

    /// Operands joined by operators that bind at least as tightly as `weakest`; operators of one rank from left to right.
    /// Every operand of a tighter rank counts as one level.
    fn operators(&mut self, weakest: Rank) -> Parsed<Expression> {
        let mut left = self.operand()?;
        let start = left.span.start as usize;
        let nesting = self.nesting;
        let mut chain = None;
        while let Some(operator) = self.operator().filter(|operator| operator.rank() >= weakest) {
            self.advance()?;
            let rank = operator.rank();
            let kind = self.operation(operator, left, chain == Some(rank))?;
            left = Expression::new(self.since(start), kind);
            if rank == Rank::Comparison {
                self.nest()?;
            }
            chain = Some(rank);
        }
        self.nesting = nesting;
        Ok(left)
    }

    /// The right side of an operator, and both sides together. A `chain` takes one more operand.
    fn operation(&mut self, operator: Operator, left: Expression, chain: bool) -> Parsed<Kind> {
        let tighter = operator.rank().tighter();
        Ok(match operator {
            Operator::Or => {
                let mut operands = if chain { left.kind.operands() } else { vec![left] };
                operands.push(self.right(tighter)?);
                Kind::Or(operands)
            }
            Operator::And => {
                let mut operands = if chain { left.kind.operands() } else { vec![left] };
                operands.push(self.right(tighter)?);
                Kind::And(operands)
            }
            Operator::Arithmetic(arithmetic) => {
                let (first, mut rest) = match (*left.kind, chain) {
                    (Kind::Chain(first, rest), true) => (first, rest),
                    (kind, _) => (Box::new(Expression::new(left.span, kind)), Vec::new()),
                };
                rest.push((arithmetic, self.right(tighter)?));
                Kind::Chain(first, rest)
            }
            Operator::Comparison(comparison) => {
                Kind::Comparison(comparison, Box::new([left, self.right(tighter)?]))
            }
            Operator::Between => {
                let low = self.right(tighter)?;
                self.expect_word("and")?;
                Kind::Between(Box::new([left, low, self.right(tighter)?]))
            }
            Operator::In => Kind::In(Box::new(left), self.tests_of_in()?),
        })
    }

    fn right(&mut self, weakest: Rank) -> Parsed<Expression> {
        self.nest()?;
        let right = self.operators(weakest)?;
        self.nesting -= 1;
        Ok(right)
    }

    /// Everything that binds tighter than a comparison.
    pub(super) fn sum(&mut self) -> Parsed<Expression> {
        self.right(Rank::Sum)
    }

    /// The operator that stands here.
    fn operator(&self) -> Option<Operator> {
        match self.token {
            Token::Symbol(symbol) => match symbol {
                "+" => Some(Operator::Arithmetic(Arithmetic::Add)),
                "-" => Some(Operator::Arithmetic(Arithmetic::Subtract)),
                "*" => Some(Operator::Arithmetic(Arithmetic::Multiply)),
                "/" => Some(Operator::Arithmetic(Arithmetic::Divide)),
                "**" => Some(Operator::Arithmetic(Arithmetic::Power)),
                _ => Comparison::of(symbol).map(Operator::Comparison),
            },
            _ => match self.word()? {
                "or" => Some(Operator::Or),
                "and" => Some(Operator::And),
                "between" => Some(Operator::Between),
                "in" => Some(Operator::In),
                _ => None,
            },
        }
    }

    /// The comparison that stands here.
    pub(super) fn comparison_symbol(&self) -> Option<Comparison> {
        match self.token {
            Token::Symbol(symbol) => Comparison::of(symbol),
            _ => None,
        }
    }

    /// A value with what follows it, or the negation of one.
    fn operand(&mut self) -> Parsed<Expression> {
        let start = self.start();
        if self.pending.is_some() || !self.is("-") {
            return self.instance();
        }
        self.advance()?;
        self.nest()?;
        let operand = self.operand()?;
        self.nesting -= 1;
        Ok(Expression::new(self.since(start), Kind::Negation(Box::new(operand))))
    }

    fn instance(&mut self) -> Parsed<Expression> {
        let mut value = self.postfix()?;
        let nesting = self.nesting;
        while self.is_word("instance") {
            self.advance()?;
            self.expect_word("of")?;
            let type_ = self.type_()?;
            self.nest()?;
            let span = self.since(value.span.start as usize);
            value = Expression::new(span, Kind::InstanceOf(Box::new(value), type_));
        }
        self.nesting = nesting;
        Ok(value)
    }
}
