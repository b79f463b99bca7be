-- SPDX-License-Identifier: EUPL-1.2
-- One narrow row per case with everything the work list shows. `open_rank` is 1 while somebody has to work on the case and
-- null afterwards, so that the indexes of the work list hold open cases only. A missing person or unit is the nil UUID,
-- because an index serves `= $n` on both engines.
create table cases (
    owner uuid not null,
    id uuid not null,
    reference text not null,
    service_key text not null,
    service_de text not null,
    service_en text not null,
    kind text not null,
    state text not null,
    open_rank bigint,
    legal_entity uuid not null,
    area_key text not null,
    unit uuid not null,
    applicant_owner uuid not null,
    applicant_name text not null,
    applicant_sort text not null,
    applicant_protected boolean not null,
    assigned_to uuid not null,
    assigned_name text not null,
    received_at bigint not null,
    due_on text not null,
    due_rule text not null,
    due_from text not null,
    lost_if_idle boolean not null,
    channel text not null,
    locale text not null,
    version bigint not null,
    updated_at bigint not null,
    primary key (owner, id)
);
-- Work list of open cases: each filter leads one index per sort order.
create index cases_due on cases (owner, due_on, id) where open_rank is not null;
create index cases_received on cases (owner, received_at, id) where open_rank is not null;
create index cases_applicant on cases (owner, applicant_sort, id) where open_rank is not null;
create index cases_state_due on cases (owner, state, due_on, id) where open_rank is not null;
create index cases_state_received on cases (owner, state, received_at, id) where open_rank is not null;
create index cases_service_due on cases (owner, service_key, due_on, id) where open_rank is not null;
create index cases_service_received on cases (owner, service_key, received_at, id) where open_rank is not null;
create index cases_assigned_due on cases (owner, assigned_to, due_on, id) where open_rank is not null;
create index cases_assigned_received on cases (owner, assigned_to, received_at, id) where open_rank is not null;
create index cases_unit_due on cases (owner, unit, due_on, id) where open_rank is not null;
create index cases_lost on cases (owner, due_on, id) where open_rank is not null and lost_if_idle;
-- Finished cases, newest first.
create index cases_done on cases (owner, received_at, id) where open_rank is null;
create index cases_done_state on cases (owner, state, received_at, id) where open_rank is null;
create index cases_done_service on cases (owner, service_key, received_at, id) where open_rank is null;
create index cases_done_unit on cases (owner, unit, received_at, id) where open_rank is null;
create index cases_done_assigned on cases (owner, assigned_to, received_at, id) where open_rank is null;
-- What is read only when a case is opened: sealed answers, the receipt, the address for the confirmation.
create table case_content (
    owner uuid not null,
    case_id uuid not null,
    schema_id text not null,
    schema_version text not null,
    answers bytea not null,
    receipt text not null,
    applicant_email text not null,
    primary key (owner, case_id)
);
create table case_attachment (
    owner uuid not null,
    id uuid not null,
    case_id uuid not null,
    request_id uuid,
    blob uuid not null,
    name text not null,
    media_type text not null,
    size bigint not null,
    digest text not null,
    field text not null,
    added_at bigint not null,
    primary key (owner, id)
);
create index case_attachment_case on case_attachment (owner, case_id, id);
create table case_request (
    owner uuid not null,
    id uuid not null,
    case_id uuid not null,
    items text not null,
    due_on text not null,
    asked_at bigint not null,
    answered_at bigint,
    primary key (owner, id)
);
create index case_request_case on case_request (owner, case_id, id);
create table case_note (
    owner uuid not null,
    id uuid not null,
    case_id uuid not null,
    at bigint not null,
    author uuid not null,
    author_name text not null,
    body text not null,
    primary key (owner, id)
);
create index case_note_case on case_note (owner, case_id, id);
-- The timeline. `message` is a text key with its arguments as JSON; `body` is what somebody wrote.
create table case_message (
    owner uuid not null,
    id uuid not null,
    case_id uuid not null,
    at bigint not null,
    message text not null,
    arguments text not null,
    body text not null,
    actor_name text not null,
    visible_to_applicant boolean not null,
    primary key (owner, id)
);
create index case_message_case on case_message (owner, case_id, id);
create table saved_view (
    owner uuid not null,
    id uuid not null,
    account uuid not null,
    name text not null,
    query text not null,
    primary key (owner, id)
);
create index saved_view_account on saved_view (owner, account, name);
-- Requests to see the name and address of a protected person (BMG sections 51, 52). A second person approves.
create table reveal (
    owner uuid not null,
    id uuid not null,
    case_id uuid not null,
    asked_by uuid not null,
    asked_name text not null,
    asked_at bigint not null,
    reason text not null,
    approved_by uuid,
    approved_name text not null,
    approved_at bigint,
    primary key (owner, id)
);
create index reveal_case on reveal (owner, case_id, id);
