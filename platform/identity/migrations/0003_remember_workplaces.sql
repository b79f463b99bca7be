-- SPDX-License-Identifier: EUPL-1.2
-- The authority that a member of staff with roles at several authorities works for in this session.
alter table session add column workplace uuid;
