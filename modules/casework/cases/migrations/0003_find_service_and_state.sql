-- SPDX-License-Identifier: EUPL-1.2
-- The work list by service and state: without it every case of the service is looked at to count those in the state.
create index cases_service_state on cases (owner, service_key, state, received_at, id) where open_rank is not null;
