-- SPDX-License-Identifier: EUPL-1.2
-- Dated rates and rules per legal entity; reference data without owner.
create table fee_item (
    legal_entity uuid not null,
    key text not null,
    valid_from text not null,
    valid_until text,
    name_de text not null,
    name_en text not null,
    rate bigint not null,
    reductions text not null,
    source text not null,
    to_be_confirmed boolean not null,
    primary key (legal_entity, key, valid_from)
);
create table payment_rule (
    legal_entity uuid not null,
    valid_from text not null,
    valid_until text,
    prefix text not null,
    width bigint not null,
    check_rule text not null,
    term_days bigint not null,
    interest_basis_points bigint not null,
    interest_base_step bigint not null,
    interest_step bigint not null,
    interest_minimum bigint not null,
    second_person_from bigint not null,
    creditor text not null,
    source text not null,
    to_be_confirmed boolean not null,
    primary key (legal_entity, valid_from)
);

-- Claims of an authority. The balance is the sum of the journal and is written with it.
create table claim (
    owner uuid not null,
    id uuid not null,
    legal_entity uuid not null,
    cash_reference text not null,
    debtor uuid not null,
    case_id uuid,
    subject_de text not null,
    subject_en text not null,
    why_de text not null,
    why_en text not null,
    assessed_on text not null,
    due_on text not null,
    pay_by text not null,
    deferred_until text,
    handed_over_on text,
    balance bigint not null,
    paid bigint not null,
    remitted bigint not null,
    version bigint not null,
    primary key (owner, id)
);
create unique index claim_reference on claim (owner, cash_reference);
create index claim_debtor on claim (owner, debtor);
create index claim_case on claim (owner, case_id);
create index claim_day on claim (owner, pay_by, id);
create index claim_open on claim (owner, pay_by, id, balance) where balance > 0;

-- The journal: entries are only ever added.
create table claim_entry (
    owner uuid not null,
    claim uuid not null,
    number bigint not null,
    kind text not null,
    amount bigint not null,
    value_on text not null,
    reason_de text not null,
    reason_en text not null,
    source text,
    reverses bigint,
    actor text not null,
    at bigint not null,
    primary key (owner, claim, number)
);
create unique index claim_entry_source on claim_entry (owner, source);
create unique index claim_entry_reverses on claim_entry (owner, claim, reverses);

-- What waits for a second person, and what became of it.
create table claim_relief (
    owner uuid not null,
    id uuid not null,
    claim uuid not null,
    kind text not null,
    amount bigint not null,
    reason text not null,
    asked_by uuid not null,
    asked_at bigint not null,
    decided_by uuid,
    decided_at bigint,
    approved boolean,
    primary key (owner, id)
);
create index claim_relief_claim on claim_relief (owner, claim, id);

create table standing_levy (
    owner uuid not null,
    id uuid not null,
    legal_entity uuid not null,
    debtor uuid not null,
    case_id uuid,
    subject_de text not null,
    subject_en text not null,
    why_de text not null,
    why_en text not null,
    amount bigint not null,
    first_year bigint not null,
    last_year bigint,
    due text not null,
    primary key (owner, id)
);

-- The account of a direct debit lies sealed with the authority's key.
create table sepa_mandate (
    owner uuid not null,
    id uuid not null,
    legal_entity uuid not null,
    debtor uuid not null,
    reference text not null,
    creditor text not null,
    iban_sealed bytea not null,
    iban_end text not null,
    signed_on text not null,
    revoked_on text,
    primary key (owner, id)
);
create unique index sepa_mandate_reference on sepa_mandate (owner, reference);
create index sepa_mandate_debtor on sepa_mandate (owner, debtor);

-- Numbers without gaps: cash references, receipts, files.
create table payment_number (
    owner uuid not null,
    name text not null,
    value bigint not null,
    primary key (owner, name)
);

-- "What I owe": a projection below the resident.
create table my_claim (
    owner uuid not null,
    id uuid not null,
    version bigint not null,
    pay_by text not null,
    content text not null,
    primary key (owner, id)
);
