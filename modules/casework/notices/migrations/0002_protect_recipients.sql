-- SPDX-License-Identifier: EUPL-1.2
-- Whether the recipient is protected (BMG sections 51, 52). Of letters from before this column nobody knows, so they count as protected:
-- they are opened from their case, which knows.
alter table notice add column recipient_protected boolean not null default true;
