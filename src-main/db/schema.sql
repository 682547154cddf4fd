-- Written by the tests from the migrations; not read by the program.

CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append only'); END;

CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append only'); END;

CREATE TRIGGER audit_seals_never_change BEFORE UPDATE ON audit_seals BEGIN SELECT RAISE(ABORT, 'a seal is written once'); END;

CREATE TRIGGER audit_seals_never_shrink BEFORE DELETE ON audit_seals BEGIN SELECT RAISE(ABORT, 'a seal is written once'); END;

CREATE TRIGGER before_activation_codes_delete AFTER DELETE ON activation_codes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'activation_codes', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'code', OLD.code, 'source', OLD.source, 'received_on', OLD.received_on, 'computer', OLD.computer, 'rev', OLD.rev));
END;

CREATE TRIGGER before_activation_codes_insert AFTER INSERT ON activation_codes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'activation_codes', NEW.id, NULL);
END;

CREATE TRIGGER before_activation_codes_update AFTER UPDATE ON activation_codes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'activation_codes', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'code', OLD.code, 'source', OLD.source, 'received_on', OLD.received_on, 'computer', OLD.computer, 'rev', OLD.rev));
END;

CREATE TRIGGER before_aliases_delete AFTER DELETE ON aliases
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'aliases', OLD.id, json_object('id', OLD.id, 'canonical', OLD.canonical, 'made_at', OLD.made_at, 'given', OLD.given, 'rev', OLD.rev));
END;

CREATE TRIGGER before_aliases_insert AFTER INSERT ON aliases
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'aliases', NEW.id, NULL);
END;

CREATE TRIGGER before_aliases_update AFTER UPDATE ON aliases
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'aliases', OLD.id, json_object('id', OLD.id, 'canonical', OLD.canonical, 'made_at', OLD.made_at, 'given', OLD.given, 'rev', OLD.rev));
END;

CREATE TRIGGER before_anchors_delete AFTER DELETE ON anchors
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'anchors', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'activated_on', OLD.activated_on, 'last_day', OLD.last_day, 'until_day', OLD.until_day, 'paid_months', OLD.paid_months, 'paid_state', OLD.paid_state, 'reason', OLD.reason, 'changed_on', OLD.changed_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_anchors_insert AFTER INSERT ON anchors
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'anchors', NEW.id, NULL);
END;

CREATE TRIGGER before_anchors_update AFTER UPDATE ON anchors
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'anchors', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'activated_on', OLD.activated_on, 'last_day', OLD.last_day, 'until_day', OLD.until_day, 'paid_months', OLD.paid_months, 'paid_state', OLD.paid_state, 'reason', OLD.reason, 'changed_on', OLD.changed_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_arco_requests_delete AFTER DELETE ON arco_requests
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'arco_requests', OLD.id, json_object('id', OLD.id, 'kind', OLD.kind, 'person', OLD.person, 'client_id', OLD.client_id, 'contact_id', OLD.contact_id, 'channel', OLD.channel, 'detail', OLD.detail, 'received_on', OLD.received_on, 'answer_by', OLD.answer_by, 'identity_checked', OLD.identity_checked, 'answer', OLD.answer, 'answer_note', OLD.answer_note, 'answered_on', OLD.answered_on, 'act_by', OLD.act_by, 'done_note', OLD.done_note, 'done_on', OLD.done_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_arco_requests_insert AFTER INSERT ON arco_requests
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'arco_requests', NEW.id, NULL);
END;

CREATE TRIGGER before_arco_requests_update AFTER UPDATE ON arco_requests
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'arco_requests', OLD.id, json_object('id', OLD.id, 'kind', OLD.kind, 'person', OLD.person, 'client_id', OLD.client_id, 'contact_id', OLD.contact_id, 'channel', OLD.channel, 'detail', OLD.detail, 'received_on', OLD.received_on, 'answer_by', OLD.answer_by, 'identity_checked', OLD.identity_checked, 'answer', OLD.answer, 'answer_note', OLD.answer_note, 'answered_on', OLD.answered_on, 'act_by', OLD.act_by, 'done_note', OLD.done_note, 'done_on', OLD.done_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_attachments_delete AFTER DELETE ON attachments
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'attachments', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'type', OLD.type, 'size', OLD.size, 'added_on', OLD.added_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_attachments_insert AFTER INSERT ON attachments
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'attachments', NEW.id, NULL);
END;

CREATE TRIGGER before_attachments_update AFTER UPDATE ON attachments
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'attachments', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'type', OLD.type, 'size', OLD.size, 'added_on', OLD.added_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_balance_moves_delete AFTER DELETE ON balance_moves
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'balance_moves', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'order_id', OLD.order_id, 'amount', OLD.amount, 'why', OLD.why, 'moved_on', OLD.moved_on, 'moved_at', OLD.moved_at, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_balance_moves_insert AFTER INSERT ON balance_moves
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'balance_moves', NEW.id, NULL);
END;

CREATE TRIGGER before_balance_moves_update AFTER UPDATE ON balance_moves
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'balance_moves', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'order_id', OLD.order_id, 'amount', OLD.amount, 'why', OLD.why, 'moved_on', OLD.moved_on, 'moved_at', OLD.moved_at, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_bank_accounts_delete AFTER DELETE ON bank_accounts
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'bank_accounts', OLD.id, json_object('id', OLD.id, 'billed_by', OLD.billed_by, 'vendor_id', OLD.vendor_id, 'beneficiary', OLD.beneficiary, 'bank', OLD.bank, 'account', OLD.account, 'clabe', OLD.clabe, 'active', OLD.active, 'rev', OLD.rev));
END;

CREATE TRIGGER before_bank_accounts_insert AFTER INSERT ON bank_accounts
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'bank_accounts', NEW.id, NULL);
END;

CREATE TRIGGER before_bank_accounts_update AFTER UPDATE ON bank_accounts
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'bank_accounts', OLD.id, json_object('id', OLD.id, 'billed_by', OLD.billed_by, 'vendor_id', OLD.vendor_id, 'beneficiary', OLD.beneficiary, 'bank', OLD.bank, 'account', OLD.account, 'clabe', OLD.clabe, 'active', OLD.active, 'rev', OLD.rev));
END;

CREATE TRIGGER before_bank_lines_delete AFTER DELETE ON bank_lines
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'bank_lines', OLD.id, json_object('id', OLD.id, 'statement', OLD.statement, 'day', OLD.day, 'amount', OLD.amount, 'text', OLD.text, 'reference', OLD.reference, 'payment_id', OLD.payment_id, 'set_aside', OLD.set_aside, 'kept_on', OLD.kept_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_bank_lines_insert AFTER INSERT ON bank_lines
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'bank_lines', NEW.id, NULL);
END;

CREATE TRIGGER before_bank_lines_update AFTER UPDATE ON bank_lines
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'bank_lines', OLD.id, json_object('id', OLD.id, 'statement', OLD.statement, 'day', OLD.day, 'amount', OLD.amount, 'text', OLD.text, 'reference', OLD.reference, 'payment_id', OLD.payment_id, 'set_aside', OLD.set_aside, 'kept_on', OLD.kept_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_calendars_delete AFTER DELETE ON calendars
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'calendars', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'zone', OLD.zone, 'holidays', OLD.holidays, 'hours', OLD.hours, 'special_days', OLD.special_days, 'rev', OLD.rev));
END;

CREATE TRIGGER before_calendars_insert AFTER INSERT ON calendars
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'calendars', NEW.id, NULL);
END;

CREATE TRIGGER before_calendars_update AFTER UPDATE ON calendars
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'calendars', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'zone', OLD.zone, 'holidays', OLD.holidays, 'hours', OLD.hours, 'special_days', OLD.special_days, 'rev', OLD.rev));
END;

CREATE TRIGGER before_card_serials_delete AFTER DELETE ON card_serials
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'card_serials', OLD.serial_id, json_object('serial_id', OLD.serial_id, 'card_id', OLD.card_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_card_serials_insert AFTER INSERT ON card_serials
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'card_serials', NEW.serial_id, NULL);
END;

CREATE TRIGGER before_card_serials_update AFTER UPDATE ON card_serials
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'card_serials', OLD.serial_id, json_object('serial_id', OLD.serial_id, 'card_id', OLD.card_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_cards_delete AFTER DELETE ON cards
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'cards', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'last4', OLD.last4, 'expires', OLD.expires, 'label', OLD.label, 'added_on', OLD.added_on, 'removed_on', OLD.removed_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_cards_insert AFTER INSERT ON cards
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'cards', NEW.id, NULL);
END;

CREATE TRIGGER before_cards_update AFTER UPDATE ON cards
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'cards', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'last4', OLD.last4, 'expires', OLD.expires, 'label', OLD.label, 'added_on', OLD.added_on, 'removed_on', OLD.removed_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_case_hours_delete AFTER DELETE ON case_hours
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'case_hours', OLD.id, json_object('id', OLD.id, 'case_id', OLD.case_id, 'on_day', OLD.on_day, 'minutes', OLD.minutes, 'what', OLD.what, 'operator_id', OLD.operator_id, 'removed_on', OLD.removed_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_case_hours_insert AFTER INSERT ON case_hours
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'case_hours', NEW.id, NULL);
END;

CREATE TRIGGER before_case_hours_update AFTER UPDATE ON case_hours
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'case_hours', OLD.id, json_object('id', OLD.id, 'case_id', OLD.case_id, 'on_day', OLD.on_day, 'minutes', OLD.minutes, 'what', OLD.what, 'operator_id', OLD.operator_id, 'removed_on', OLD.removed_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_case_notes_delete AFTER DELETE ON case_notes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'case_notes', OLD.id, json_object('id', OLD.id, 'case_id', OLD.case_id, 'kind', OLD.kind, 'text', OLD.text, 'on_day', OLD.on_day, 'at', OLD.at, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_case_notes_insert AFTER INSERT ON case_notes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'case_notes', NEW.id, NULL);
END;

CREATE TRIGGER before_case_notes_update AFTER UPDATE ON case_notes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'case_notes', OLD.id, json_object('id', OLD.id, 'case_id', OLD.case_id, 'kind', OLD.kind, 'text', OLD.text, 'on_day', OLD.on_day, 'at', OLD.at, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_case_pauses_delete AFTER DELETE ON case_pauses
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'case_pauses', OLD.id, json_object('id', OLD.id, 'case_id', OLD.case_id, 'why', OLD.why, 'from_at', OLD.from_at, 'until_at', OLD.until_at, 'rev', OLD.rev));
END;

CREATE TRIGGER before_case_pauses_insert AFTER INSERT ON case_pauses
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'case_pauses', NEW.id, NULL);
END;

CREATE TRIGGER before_case_pauses_update AFTER UPDATE ON case_pauses
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'case_pauses', OLD.id, json_object('id', OLD.id, 'case_id', OLD.case_id, 'why', OLD.why, 'from_at', OLD.from_at, 'until_at', OLD.until_at, 'rev', OLD.rev));
END;

CREATE TRIGGER before_cases_delete AFTER DELETE ON cases
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'cases', OLD.id, json_object('id', OLD.id, 'series', OLD.series, 'number', OLD.number, 'client_id', OLD.client_id, 'serial_id', OLD.serial_id, 'caller', OLD.caller, 'phone', OLD.phone, 'channel', OLD.channel, 'subject', OLD.subject, 'said', OLD.said, 'topic', OLD.topic, 'sorted_by', OLD.sorted_by, 'priority', OLD.priority, 'vendor_id', OLD.vendor_id, 'entitlement', OLD.entitlement, 'entitled', OLD.entitled, 'entitled_until', OLD.entitled_until, 'policy', OLD.policy, 'state', OLD.state, 'opened_at', OLD.opened_at, 'opened_on', OLD.opened_on, 'answer_from', OLD.answer_from, 'answered_at', OLD.answered_at, 'data_complete_at', OLD.data_complete_at, 'promised_by', OLD.promised_by, 'waiting_since', OLD.waiting_since, 'specialist_id', OLD.specialist_id, 'reproduced', OLD.reproduced, 'steps', OLD.steps, 'hour_rate', OLD.hour_rate, 'follows_id', OLD.follows_id, 'duplicate_of', OLD.duplicate_of, 'closed_on', OLD.closed_on, 'closing_reason', OLD.closing_reason, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_cases_insert AFTER INSERT ON cases
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'cases', NEW.id, NULL);
END;

CREATE TRIGGER before_cases_update AFTER UPDATE ON cases
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'cases', OLD.id, json_object('id', OLD.id, 'series', OLD.series, 'number', OLD.number, 'client_id', OLD.client_id, 'serial_id', OLD.serial_id, 'caller', OLD.caller, 'phone', OLD.phone, 'channel', OLD.channel, 'subject', OLD.subject, 'said', OLD.said, 'topic', OLD.topic, 'sorted_by', OLD.sorted_by, 'priority', OLD.priority, 'vendor_id', OLD.vendor_id, 'entitlement', OLD.entitlement, 'entitled', OLD.entitled, 'entitled_until', OLD.entitled_until, 'policy', OLD.policy, 'state', OLD.state, 'opened_at', OLD.opened_at, 'opened_on', OLD.opened_on, 'answer_from', OLD.answer_from, 'answered_at', OLD.answered_at, 'data_complete_at', OLD.data_complete_at, 'promised_by', OLD.promised_by, 'waiting_since', OLD.waiting_since, 'specialist_id', OLD.specialist_id, 'reproduced', OLD.reproduced, 'steps', OLD.steps, 'hour_rate', OLD.hour_rate, 'follows_id', OLD.follows_id, 'duplicate_of', OLD.duplicate_of, 'closed_on', OLD.closed_on, 'closing_reason', OLD.closing_reason, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_charge_consents_delete AFTER DELETE ON charge_consents
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'charge_consents', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'amount', OLD.amount, 'months', OLD.months, 'first_charge_on', OLD.first_charge_on, 'given_on', OLD.given_on, 'given_by', OLD.given_by, 'note', OLD.note, 'attachment_id', OLD.attachment_id, 'recorded_on', OLD.recorded_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_charge_consents_insert AFTER INSERT ON charge_consents
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'charge_consents', NEW.id, NULL);
END;

CREATE TRIGGER before_charge_consents_update AFTER UPDATE ON charge_consents
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'charge_consents', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'amount', OLD.amount, 'months', OLD.months, 'first_charge_on', OLD.first_charge_on, 'given_on', OLD.given_on, 'given_by', OLD.given_by, 'note', OLD.note, 'attachment_id', OLD.attachment_id, 'recorded_on', OLD.recorded_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_charge_failures_delete AFTER DELETE ON charge_failures
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'charge_failures', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'month', OLD.month, 'charge_on', OLD.charge_on, 'reported_on', OLD.reported_on, 'last4', OLD.last4, 'reason', OLD.reason, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_charge_failures_insert AFTER INSERT ON charge_failures
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'charge_failures', NEW.id, NULL);
END;

CREATE TRIGGER before_charge_failures_update AFTER UPDATE ON charge_failures
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'charge_failures', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'month', OLD.month, 'charge_on', OLD.charge_on, 'reported_on', OLD.reported_on, 'last4', OLD.last4, 'reason', OLD.reason, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_charge_notices_delete AFTER DELETE ON charge_notices
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'charge_notices', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'charge_on', OLD.charge_on, 'channel', OLD.channel, 'sent_on', OLD.sent_on, 'sent_at', OLD.sent_at, 'late', OLD.late, 'proof', OLD.proof, 'attachment_id', OLD.attachment_id, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_charge_notices_insert AFTER INSERT ON charge_notices
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'charge_notices', NEW.id, NULL);
END;

CREATE TRIGGER before_charge_notices_update AFTER UPDATE ON charge_notices
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'charge_notices', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'charge_on', OLD.charge_on, 'channel', OLD.channel, 'sent_on', OLD.sent_on, 'sent_at', OLD.sent_at, 'late', OLD.late, 'proof', OLD.proof, 'attachment_id', OLD.attachment_id, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_charge_switches_delete AFTER DELETE ON charge_switches
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'charge_switches', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'state', OLD.state, 'on_day', OLD.on_day, 'reason', OLD.reason, 'recorded_at', OLD.recorded_at, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_charge_switches_insert AFTER INSERT ON charge_switches
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'charge_switches', NEW.id, NULL);
END;

CREATE TRIGGER before_charge_switches_update AFTER UPDATE ON charge_switches
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'charge_switches', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'state', OLD.state, 'on_day', OLD.on_day, 'reason', OLD.reason, 'recorded_at', OLD.recorded_at, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_clients_delete AFTER DELETE ON clients
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'clients', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'rfc', OLD.rfc, 'rfc_verified_on', OLD.rfc_verified_on, 'city', OLD.city, 'channel', OLD.channel, 'billed_by', OLD.billed_by, 'note', OLD.note, 'follower_id', OLD.follower_id, 'fiscal_name', OLD.fiscal_name, 'fiscal_regime', OLD.fiscal_regime, 'cfdi_use', OLD.cfdi_use, 'postcode', OLD.postcode, 'shipping', OLD.shipping, 'status', OLD.status, 'left_on', OLD.left_on, 'left_reason', OLD.left_reason, 'created_on', OLD.created_on, 'import_id', OLD.import_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_clients_insert AFTER INSERT ON clients
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'clients', NEW.id, NULL);
END;

CREATE TRIGGER before_clients_update AFTER UPDATE ON clients
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'clients', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'name_key', OLD.name_key, 'rfc', OLD.rfc, 'rfc_verified_on', OLD.rfc_verified_on, 'city', OLD.city, 'channel', OLD.channel, 'billed_by', OLD.billed_by, 'note', OLD.note, 'follower_id', OLD.follower_id, 'fiscal_name', OLD.fiscal_name, 'fiscal_regime', OLD.fiscal_regime, 'cfdi_use', OLD.cfdi_use, 'postcode', OLD.postcode, 'shipping', OLD.shipping, 'status', OLD.status, 'left_on', OLD.left_on, 'left_reason', OLD.left_reason, 'created_on', OLD.created_on, 'import_id', OLD.import_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_code_requests_delete AFTER DELETE ON code_requests
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'code_requests', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'state', OLD.state, 'asked_on', OLD.asked_on, 'asked_at', OLD.asked_at, 'closed_on', OLD.closed_on, 'reason', OLD.reason, 'code_id', OLD.code_id, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_code_requests_insert AFTER INSERT ON code_requests
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'code_requests', NEW.id, NULL);
END;

CREATE TRIGGER before_code_requests_update AFTER UPDATE ON code_requests
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'code_requests', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'state', OLD.state, 'asked_on', OLD.asked_on, 'asked_at', OLD.asked_at, 'closed_on', OLD.closed_on, 'reason', OLD.reason, 'code_id', OLD.code_id, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_comebacks_delete AFTER DELETE ON comebacks
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'comebacks', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'serial_id', OLD.serial_id, 'left_on', OLD.left_on, 'left_reason', OLD.left_reason, 'returned_on', OLD.returned_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_comebacks_insert AFTER INSERT ON comebacks
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'comebacks', NEW.id, NULL);
END;

CREATE TRIGGER before_comebacks_update AFTER UPDATE ON comebacks
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'comebacks', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'serial_id', OLD.serial_id, 'left_on', OLD.left_on, 'left_reason', OLD.left_reason, 'returned_on', OLD.returned_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_computer_changes_delete AFTER DELETE ON computer_changes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'computer_changes', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'cause', OLD.cause, 'cause_text', OLD.cause_text, 'computer', OLD.computer, 'on_day', OLD.on_day, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_computer_changes_insert AFTER INSERT ON computer_changes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'computer_changes', NEW.id, NULL);
END;

CREATE TRIGGER before_computer_changes_update AFTER UPDATE ON computer_changes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'computer_changes', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'cause', OLD.cause, 'cause_text', OLD.cause_text, 'computer', OLD.computer, 'on_day', OLD.on_day, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_contact_log_delete AFTER DELETE ON contact_log
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'contact_log', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'serial_id', OLD.serial_id, 'on_day', OLD.on_day, 'at', OLD.at, 'operator_id', OLD.operator_id, 'channel', OLD.channel, 'text', OLD.text, 'rev', OLD.rev, 'outcome', OLD.outcome));
END;

CREATE TRIGGER before_contact_log_insert AFTER INSERT ON contact_log
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'contact_log', NEW.id, NULL);
END;

CREATE TRIGGER before_contact_log_update AFTER UPDATE ON contact_log
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'contact_log', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'serial_id', OLD.serial_id, 'on_day', OLD.on_day, 'at', OLD.at, 'operator_id', OLD.operator_id, 'channel', OLD.channel, 'text', OLD.text, 'rev', OLD.rev, 'outcome', OLD.outcome));
END;

CREATE TRIGGER before_contacts_delete AFTER DELETE ON contacts
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'contacts', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'position', OLD.position, 'name', OLD.name, 'phone', OLD.phone, 'email', OLD.email, 'role', OLD.role, 'rev', OLD.rev, 'notice_version', OLD.notice_version, 'notice_on', OLD.notice_on, 'voluntary', OLD.voluntary, 'opposed_on', OLD.opposed_on));
END;

CREATE TRIGGER before_contacts_insert AFTER INSERT ON contacts
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'contacts', NEW.id, NULL);
END;

CREATE TRIGGER before_contacts_update AFTER UPDATE ON contacts
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'contacts', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'position', OLD.position, 'name', OLD.name, 'phone', OLD.phone, 'email', OLD.email, 'role', OLD.role, 'rev', OLD.rev, 'notice_version', OLD.notice_version, 'notice_on', OLD.notice_on, 'voluntary', OLD.voluntary, 'opposed_on', OLD.opposed_on));
END;

CREATE TRIGGER before_day_closings_delete AFTER DELETE ON day_closings
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'day_closings', OLD.id, json_object('id', OLD.id, 'day', OLD.day, 'closed_at', OLD.closed_at, 'operator_id', OLD.operator_id, 'counts', OLD.counts, 'note', OLD.note, 'reopened_on', OLD.reopened_on, 'reopened_by', OLD.reopened_by, 'reason', OLD.reason, 'rev', OLD.rev));
END;

CREATE TRIGGER before_day_closings_insert AFTER INSERT ON day_closings
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'day_closings', NEW.id, NULL);
END;

CREATE TRIGGER before_day_closings_update AFTER UPDATE ON day_closings
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'day_closings', OLD.id, json_object('id', OLD.id, 'day', OLD.day, 'closed_at', OLD.closed_at, 'operator_id', OLD.operator_id, 'counts', OLD.counts, 'note', OLD.note, 'reopened_on', OLD.reopened_on, 'reopened_by', OLD.reopened_by, 'reason', OLD.reason, 'rev', OLD.rev));
END;

CREATE TRIGGER before_devices_delete AFTER DELETE ON devices
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'devices', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'letter', OLD.letter, 'public_key', OLD.public_key, 'box_key', OLD.box_key, 'wrapped_key', OLD.wrapped_key, 'machine', OLD.machine, 'enrolled_at', OLD.enrolled_at, 'revoked_at', OLD.revoked_at, 'revoked_reason', OLD.revoked_reason, 'rev', OLD.rev));
END;

CREATE TRIGGER before_devices_insert AFTER INSERT ON devices
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'devices', NEW.id, NULL);
END;

CREATE TRIGGER before_devices_update AFTER UPDATE ON devices
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'devices', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'letter', OLD.letter, 'public_key', OLD.public_key, 'box_key', OLD.box_key, 'wrapped_key', OLD.wrapped_key, 'machine', OLD.machine, 'enrolled_at', OLD.enrolled_at, 'revoked_at', OLD.revoked_at, 'revoked_reason', OLD.revoked_reason, 'rev', OLD.rev));
END;

CREATE TRIGGER before_follow_ups_delete AFTER DELETE ON follow_ups
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'follow_ups', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'serial_id', OLD.serial_id, 'kind', OLD.kind, 'until_day', OLD.until_day, 'made_on', OLD.made_on, 'operator_id', OLD.operator_id, 'log_id', OLD.log_id, 'closed_on', OLD.closed_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_follow_ups_insert AFTER INSERT ON follow_ups
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'follow_ups', NEW.id, NULL);
END;

CREATE TRIGGER before_follow_ups_update AFTER UPDATE ON follow_ups
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'follow_ups', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'serial_id', OLD.serial_id, 'kind', OLD.kind, 'until_day', OLD.until_day, 'made_on', OLD.made_on, 'operator_id', OLD.operator_id, 'log_id', OLD.log_id, 'closed_on', OLD.closed_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_handovers_delete AFTER DELETE ON handovers
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'handovers', OLD.id, json_object('id', OLD.id, 'operator_id', OLD.operator_id, 'to_id', OLD.to_id, 'from_on', OLD.from_on, 'until_on', OLD.until_on, 'ended_on', OLD.ended_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_handovers_insert AFTER INSERT ON handovers
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'handovers', NEW.id, NULL);
END;

CREATE TRIGGER before_handovers_update AFTER UPDATE ON handovers
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'handovers', OLD.id, json_object('id', OLD.id, 'operator_id', OLD.operator_id, 'to_id', OLD.to_id, 'from_on', OLD.from_on, 'until_on', OLD.until_on, 'ended_on', OLD.ended_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_import_maps_delete AFTER DELETE ON import_maps
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'import_maps', OLD.fingerprint, json_object('fingerprint', OLD.fingerprint, 'map', OLD.map, 'rev', OLD.rev));
END;

CREATE TRIGGER before_import_maps_insert AFTER INSERT ON import_maps
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'import_maps', NEW.fingerprint, NULL);
END;

CREATE TRIGGER before_import_maps_update AFTER UPDATE ON import_maps
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'import_maps', OLD.fingerprint, json_object('fingerprint', OLD.fingerprint, 'map', OLD.map, 'rev', OLD.rev));
END;

CREATE TRIGGER before_imports_delete AFTER DELETE ON imports
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'imports', OLD.id, json_object('id', OLD.id, 'source', OLD.source, 'sheet', OLD.sheet, 'imported_on', OLD.imported_on, 'imported_at', OLD.imported_at, 'operator_id', OLD.operator_id, 'counts', OLD.counts, 'undone_on', OLD.undone_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_imports_insert AFTER INSERT ON imports
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'imports', NEW.id, NULL);
END;

CREATE TRIGGER before_imports_update AFTER UPDATE ON imports
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'imports', OLD.id, json_object('id', OLD.id, 'source', OLD.source, 'sheet', OLD.sheet, 'imported_on', OLD.imported_on, 'imported_at', OLD.imported_at, 'operator_id', OLD.operator_id, 'counts', OLD.counts, 'undone_on', OLD.undone_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_intakes_delete AFTER DELETE ON intakes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'intakes', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'rfc', OLD.rfc, 'contact_name', OLD.contact_name, 'phone', OLD.phone, 'email', OLD.email, 'note', OLD.note, 'subject', OLD.subject, 'from_address', OLD.from_address, 'text', OLD.text, 'source_key', OLD.source_key, 'attachment_id', OLD.attachment_id, 'received_on', OLD.received_on, 'checked_on', OLD.checked_on, 'client_id', OLD.client_id, 'registered_on', OLD.registered_on, 'entry_id', OLD.entry_id, 'delivered_on', OLD.delivered_on, 'delivered_by', OLD.delivered_by, 'with_password', OLD.with_password, 'cancelled_on', OLD.cancelled_on, 'cancelled_reason', OLD.cancelled_reason, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_intakes_insert AFTER INSERT ON intakes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'intakes', NEW.id, NULL);
END;

CREATE TRIGGER before_intakes_update AFTER UPDATE ON intakes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'intakes', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'rfc', OLD.rfc, 'contact_name', OLD.contact_name, 'phone', OLD.phone, 'email', OLD.email, 'note', OLD.note, 'subject', OLD.subject, 'from_address', OLD.from_address, 'text', OLD.text, 'source_key', OLD.source_key, 'attachment_id', OLD.attachment_id, 'received_on', OLD.received_on, 'checked_on', OLD.checked_on, 'client_id', OLD.client_id, 'registered_on', OLD.registered_on, 'entry_id', OLD.entry_id, 'delivered_on', OLD.delivered_on, 'delivered_by', OLD.delivered_by, 'with_password', OLD.with_password, 'cancelled_on', OLD.cancelled_on, 'cancelled_reason', OLD.cancelled_reason, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_invoice_claims_delete AFTER DELETE ON invoice_claims
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'invoice_claims', OLD.id, json_object('id', OLD.id, 'promise_id', OLD.promise_id, 'claimed_on', OLD.claimed_on, 'next_on', OLD.next_on, 'note', OLD.note, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_invoice_claims_insert AFTER INSERT ON invoice_claims
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'invoice_claims', NEW.id, NULL);
END;

CREATE TRIGGER before_invoice_claims_update AFTER UPDATE ON invoice_claims
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'invoice_claims', OLD.id, json_object('id', OLD.id, 'promise_id', OLD.promise_id, 'claimed_on', OLD.claimed_on, 'next_on', OLD.next_on, 'note', OLD.note, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_invoice_documents_delete AFTER DELETE ON invoice_documents
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'invoice_documents', OLD.id, json_object('id', OLD.id, 'uuid', OLD.uuid, 'kind', OLD.kind, 'issued_at', OLD.issued_at, 'issuer_rfc', OLD.issuer_rfc, 'issuer_name', OLD.issuer_name, 'receiver_rfc', OLD.receiver_rfc, 'receiver_name', OLD.receiver_name, 'total', OLD.total, 'facts', OLD.facts, 'xml_id', OLD.xml_id, 'pdf_id', OLD.pdf_id, 'mismatches', OLD.mismatches, 'state', OLD.state, 'reason', OLD.reason, 'received_on', OLD.received_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_invoice_documents_insert AFTER INSERT ON invoice_documents
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'invoice_documents', NEW.id, NULL);
END;

CREATE TRIGGER before_invoice_documents_update AFTER UPDATE ON invoice_documents
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'invoice_documents', OLD.id, json_object('id', OLD.id, 'uuid', OLD.uuid, 'kind', OLD.kind, 'issued_at', OLD.issued_at, 'issuer_rfc', OLD.issuer_rfc, 'issuer_name', OLD.issuer_name, 'receiver_rfc', OLD.receiver_rfc, 'receiver_name', OLD.receiver_name, 'total', OLD.total, 'facts', OLD.facts, 'xml_id', OLD.xml_id, 'pdf_id', OLD.pdf_id, 'mismatches', OLD.mismatches, 'state', OLD.state, 'reason', OLD.reason, 'received_on', OLD.received_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_invoice_promises_delete AFTER DELETE ON invoice_promises
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'invoice_promises', OLD.id, json_object('id', OLD.id, 'kind', OLD.kind, 'client_id', OLD.client_id, 'payment_id', OLD.payment_id, 'billed_by', OLD.billed_by, 'vendor_id', OLD.vendor_id, 'amount', OLD.amount, 'paid_on', OLD.paid_on, 'promised_on', OLD.promised_on, 'claim_on', OLD.claim_on, 'state', OLD.state, 'document_id', OLD.document_id, 'pdf_id', OLD.pdf_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_invoice_promises_insert AFTER INSERT ON invoice_promises
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'invoice_promises', NEW.id, NULL);
END;

CREATE TRIGGER before_invoice_promises_update AFTER UPDATE ON invoice_promises
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'invoice_promises', OLD.id, json_object('id', OLD.id, 'kind', OLD.kind, 'client_id', OLD.client_id, 'payment_id', OLD.payment_id, 'billed_by', OLD.billed_by, 'vendor_id', OLD.vendor_id, 'amount', OLD.amount, 'paid_on', OLD.paid_on, 'promised_on', OLD.promised_on, 'claim_on', OLD.claim_on, 'state', OLD.state, 'document_id', OLD.document_id, 'pdf_id', OLD.pdf_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_licence_certificates_delete AFTER DELETE ON licence_certificates
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'licence_certificates', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'folio', OLD.folio, 'dated_on', OLD.dated_on, 'code_id', OLD.code_id, 'attachment_id', OLD.attachment_id, 'kept_on', OLD.kept_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_licence_certificates_insert AFTER INSERT ON licence_certificates
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'licence_certificates', NEW.id, NULL);
END;

CREATE TRIGGER before_licence_certificates_update AFTER UPDATE ON licence_certificates
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'licence_certificates', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'folio', OLD.folio, 'dated_on', OLD.dated_on, 'code_id', OLD.code_id, 'attachment_id', OLD.attachment_id, 'kept_on', OLD.kept_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_licence_updates_delete AFTER DELETE ON licence_updates
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'licence_updates', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'on_day', OLD.on_day, 'version', OLD.version, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_licence_updates_insert AFTER INSERT ON licence_updates
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'licence_updates', NEW.id, NULL);
END;

CREATE TRIGGER before_licence_updates_update AFTER UPDATE ON licence_updates
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'licence_updates', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'on_day', OLD.on_day, 'version', OLD.version, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_mails_delete AFTER DELETE ON mails
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'mails', OLD.id, json_object('id', OLD.id, 'message_id', OLD.message_id, 'client_id', OLD.client_id, 'recipients', OLD.recipients, 'subject', OLD.subject, 'body', OLD.body, 'attachments', OLD.attachments, 'sealed', OLD.sealed, 'about', OLD.about, 'good_on', OLD.good_on, 'state', OLD.state, 'tries', OLD.tries, 'next_try_at', OLD.next_try_at, 'answer', OLD.answer, 'queued_on', OLD.queued_on, 'queued_at', OLD.queued_at, 'operator_id', OLD.operator_id, 'settled_at', OLD.settled_at, 'rev', OLD.rev));
END;

CREATE TRIGGER before_mails_insert AFTER INSERT ON mails
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'mails', NEW.id, NULL);
END;

CREATE TRIGGER before_mails_update AFTER UPDATE ON mails
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'mails', OLD.id, json_object('id', OLD.id, 'message_id', OLD.message_id, 'client_id', OLD.client_id, 'recipients', OLD.recipients, 'subject', OLD.subject, 'body', OLD.body, 'attachments', OLD.attachments, 'sealed', OLD.sealed, 'about', OLD.about, 'good_on', OLD.good_on, 'state', OLD.state, 'tries', OLD.tries, 'next_try_at', OLD.next_try_at, 'answer', OLD.answer, 'queued_on', OLD.queued_on, 'queued_at', OLD.queued_at, 'operator_id', OLD.operator_id, 'settled_at', OLD.settled_at, 'rev', OLD.rev));
END;

CREATE TRIGGER before_margin_rates_delete AFTER DELETE ON margin_rates
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'margin_rates', OLD.id, json_object('id', OLD.id, 'billed_by', OLD.billed_by, 'product_id', OLD.product_id, 'basis_points', OLD.basis_points, 'valid_from', OLD.valid_from, 'rev', OLD.rev));
END;

CREATE TRIGGER before_margin_rates_insert AFTER INSERT ON margin_rates
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'margin_rates', NEW.id, NULL);
END;

CREATE TRIGGER before_margin_rates_update AFTER UPDATE ON margin_rates
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'margin_rates', OLD.id, json_object('id', OLD.id, 'billed_by', OLD.billed_by, 'product_id', OLD.product_id, 'basis_points', OLD.basis_points, 'valid_from', OLD.valid_from, 'rev', OLD.rev));
END;

CREATE TRIGGER before_operators_delete AFTER DELETE ON operators
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'operators', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'role', OLD.role, 'active', OLD.active, 'rev', OLD.rev));
END;

CREATE TRIGGER before_operators_insert AFTER INSERT ON operators
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'operators', NEW.id, NULL);
END;

CREATE TRIGGER before_operators_update AFTER UPDATE ON operators
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'operators', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'role', OLD.role, 'active', OLD.active, 'rev', OLD.rev));
END;

CREATE TRIGGER before_order_lines_delete AFTER DELETE ON order_lines
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'order_lines', OLD.id, json_object('id', OLD.id, 'order_id', OLD.order_id, 'position', OLD.position, 'serial_id', OLD.serial_id, 'product_id', OLD.product_id, 'users', OLD.users, 'months', OLD.months, 'first_month', OLD.first_month, 'amount', OLD.amount, 'typed', OLD.typed, 'outcome', OLD.outcome, 'refusal', OLD.refusal, 'renewal_id', OLD.renewal_id, 'first_payment_id', OLD.first_payment_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_order_lines_insert AFTER INSERT ON order_lines
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'order_lines', NEW.id, NULL);
END;

CREATE TRIGGER before_order_lines_update AFTER UPDATE ON order_lines
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'order_lines', OLD.id, json_object('id', OLD.id, 'order_id', OLD.order_id, 'position', OLD.position, 'serial_id', OLD.serial_id, 'product_id', OLD.product_id, 'users', OLD.users, 'months', OLD.months, 'first_month', OLD.first_month, 'amount', OLD.amount, 'typed', OLD.typed, 'outcome', OLD.outcome, 'refusal', OLD.refusal, 'renewal_id', OLD.renewal_id, 'first_payment_id', OLD.first_payment_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_orders_delete AFTER DELETE ON orders
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'orders', OLD.id, json_object('id', OLD.id, 'series', OLD.series, 'number', OLD.number, 'client_id', OLD.client_id, 'billed_by', OLD.billed_by, 'vendor_id', OLD.vendor_id, 'state', OLD.state, 'created_on', OLD.created_on, 'operator_id', OLD.operator_id, 'note', OLD.note, 'vat_basis_points', OLD.vat_basis_points, 'method', OLD.method, 'slip_id', OLD.slip_id, 'pay_by_day', OLD.pay_by_day, 'pay_by_time', OLD.pay_by_time, 'ended_on', OLD.ended_on, 'end_reason', OLD.end_reason, 'end_text', OLD.end_text, 'rev', OLD.rev));
END;

CREATE TRIGGER before_orders_insert AFTER INSERT ON orders
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'orders', NEW.id, NULL);
END;

CREATE TRIGGER before_orders_update AFTER UPDATE ON orders
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'orders', OLD.id, json_object('id', OLD.id, 'series', OLD.series, 'number', OLD.number, 'client_id', OLD.client_id, 'billed_by', OLD.billed_by, 'vendor_id', OLD.vendor_id, 'state', OLD.state, 'created_on', OLD.created_on, 'operator_id', OLD.operator_id, 'note', OLD.note, 'vat_basis_points', OLD.vat_basis_points, 'method', OLD.method, 'slip_id', OLD.slip_id, 'pay_by_day', OLD.pay_by_day, 'pay_by_time', OLD.pay_by_time, 'ended_on', OLD.ended_on, 'end_reason', OLD.end_reason, 'end_text', OLD.end_text, 'rev', OLD.rev));
END;

CREATE TRIGGER before_passwords_delete AFTER DELETE ON passwords
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'passwords', OLD.id, json_object('id', OLD.id, 'verifier', OLD.verifier, 'temporary', OLD.temporary, 'set_at', OLD.set_at, 'set_by', OLD.set_by, 'rev', OLD.rev));
END;

CREATE TRIGGER before_passwords_insert AFTER INSERT ON passwords
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'passwords', NEW.id, NULL);
END;

CREATE TRIGGER before_passwords_update AFTER UPDATE ON passwords
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'passwords', OLD.id, json_object('id', OLD.id, 'verifier', OLD.verifier, 'temporary', OLD.temporary, 'set_at', OLD.set_at, 'set_by', OLD.set_by, 'rev', OLD.rev));
END;

CREATE TRIGGER before_payment_receipts_delete AFTER DELETE ON payment_receipts
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'payment_receipts', OLD.id, json_object('id', OLD.id, 'payment_id', OLD.payment_id, 'attachment_id', OLD.attachment_id, 'added_on', OLD.added_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_payment_receipts_insert AFTER INSERT ON payment_receipts
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'payment_receipts', NEW.id, NULL);
END;

CREATE TRIGGER before_payment_receipts_update AFTER UPDATE ON payment_receipts
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'payment_receipts', OLD.id, json_object('id', OLD.id, 'payment_id', OLD.payment_id, 'attachment_id', OLD.attachment_id, 'added_on', OLD.added_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_payments_delete AFTER DELETE ON payments
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'payments', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'serial_id', OLD.serial_id, 'order_id', OLD.order_id, 'slip_id', OLD.slip_id, 'kind', OLD.kind, 'amount', OLD.amount, 'in_favour', OLD.in_favour, 'vat_basis_points', OLD.vat_basis_points, 'method', OLD.method, 'reference', OLD.reference, 'paid_on', OLD.paid_on, 'registered_on', OLD.registered_on, 'registered_at', OLD.registered_at, 'operator_id', OLD.operator_id, 'reverses', OLD.reverses, 'reason', OLD.reason, 'rev', OLD.rev, 'billed_by', OLD.billed_by));
END;

CREATE TRIGGER before_payments_insert AFTER INSERT ON payments
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'payments', NEW.id, NULL);
END;

CREATE TRIGGER before_payments_update AFTER UPDATE ON payments
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'payments', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'serial_id', OLD.serial_id, 'order_id', OLD.order_id, 'slip_id', OLD.slip_id, 'kind', OLD.kind, 'amount', OLD.amount, 'in_favour', OLD.in_favour, 'vat_basis_points', OLD.vat_basis_points, 'method', OLD.method, 'reference', OLD.reference, 'paid_on', OLD.paid_on, 'registered_on', OLD.registered_on, 'registered_at', OLD.registered_at, 'operator_id', OLD.operator_id, 'reverses', OLD.reverses, 'reason', OLD.reason, 'rev', OLD.rev, 'billed_by', OLD.billed_by));
END;

CREATE TRIGGER before_policies_delete AFTER DELETE ON policies
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'policies', OLD.id, json_object('id', OLD.id, 'field', OLD.field, 'value', OLD.value, 'valid_from', OLD.valid_from, 'reason', OLD.reason, 'decided_at', OLD.decided_at, 'operator_id', OLD.operator_id, 'withdrawn_at', OLD.withdrawn_at, 'withdrawn_by', OLD.withdrawn_by, 'rev', OLD.rev));
END;

CREATE TRIGGER before_policies_insert AFTER INSERT ON policies
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'policies', NEW.id, NULL);
END;

CREATE TRIGGER before_policies_update AFTER UPDATE ON policies
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'policies', OLD.id, json_object('id', OLD.id, 'field', OLD.field, 'value', OLD.value, 'valid_from', OLD.valid_from, 'reason', OLD.reason, 'decided_at', OLD.decided_at, 'operator_id', OLD.operator_id, 'withdrawn_at', OLD.withdrawn_at, 'withdrawn_by', OLD.withdrawn_by, 'rev', OLD.rev));
END;

CREATE TRIGGER before_portal_answers_delete AFTER DELETE ON portal_answers
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'portal_answers', OLD.id, json_object('id', OLD.id, 'renewal_id', OLD.renewal_id, 'serial_id', OLD.serial_id, 'says', OLD.says, 'next_payment', OLD.next_payment, 'users', OLD.users, 'refused', OLD.refused, 'said_on', OLD.said_on, 'source', OLD.source, 'operator_id', OLD.operator_id, 'settled', OLD.settled, 'settled_on', OLD.settled_on, 'note', OLD.note, 'rev', OLD.rev));
END;

CREATE TRIGGER before_portal_answers_insert AFTER INSERT ON portal_answers
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'portal_answers', NEW.id, NULL);
END;

CREATE TRIGGER before_portal_answers_update AFTER UPDATE ON portal_answers
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'portal_answers', OLD.id, json_object('id', OLD.id, 'renewal_id', OLD.renewal_id, 'serial_id', OLD.serial_id, 'says', OLD.says, 'next_payment', OLD.next_payment, 'users', OLD.users, 'refused', OLD.refused, 'said_on', OLD.said_on, 'source', OLD.source, 'operator_id', OLD.operator_id, 'settled', OLD.settled, 'settled_on', OLD.settled_on, 'note', OLD.note, 'rev', OLD.rev));
END;

CREATE TRIGGER before_portal_kept_delete AFTER DELETE ON portal_kept
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'portal_kept', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'field', OLD.field, 'portal', OLD.portal, 'here', OLD.here, 'kept_on', OLD.kept_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_portal_kept_insert AFTER INSERT ON portal_kept
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'portal_kept', NEW.id, NULL);
END;

CREATE TRIGGER before_portal_kept_update AFTER UPDATE ON portal_kept
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'portal_kept', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'field', OLD.field, 'portal', OLD.portal, 'here', OLD.here, 'kept_on', OLD.kept_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_prepaid_batches_delete AFTER DELETE ON prepaid_batches
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'prepaid_batches', OLD.id, json_object('id', OLD.id, 'supplier', OLD.supplier, 'invoice', OLD.invoice, 'quantity', OLD.quantity, 'received_on', OLD.received_on, 'received_by', OLD.received_by, 'note', OLD.note, 'registered_on', OLD.registered_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_prepaid_batches_insert AFTER INSERT ON prepaid_batches
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'prepaid_batches', NEW.id, NULL);
END;

CREATE TRIGGER before_prepaid_batches_update AFTER UPDATE ON prepaid_batches
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'prepaid_batches', OLD.id, json_object('id', OLD.id, 'supplier', OLD.supplier, 'invoice', OLD.invoice, 'quantity', OLD.quantity, 'received_on', OLD.received_on, 'received_by', OLD.received_by, 'note', OLD.note, 'registered_on', OLD.registered_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_prepaid_keys_delete AFTER DELETE ON prepaid_keys
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'prepaid_keys', OLD.id, json_object('id', OLD.id, 'batch_id', OLD.batch_id, 'sealed', OLD.sealed, 'fingerprint', OLD.fingerprint, 'last4', OLD.last4, 'product_id', OLD.product_id, 'months', OLD.months, 'users', OLD.users, 'unit_cost', OLD.unit_cost, 'expires_on', OLD.expires_on, 'state', OLD.state, 'typed_on', OLD.typed_on, 'licence_on', OLD.licence_on, 'notice_on', OLD.notice_on, 'mail_on', OLD.mail_on, 'declined_on', OLD.declined_on, 'declined_reason', OLD.declined_reason, 'portal_client', OLD.portal_client, 'leased_to', OLD.leased_to, 'leased_until', OLD.leased_until, 'client_id', OLD.client_id, 'serial_id', OLD.serial_id, 'renewal_id', OLD.renewal_id, 'assigned_on', OLD.assigned_on, 'given_by', OLD.given_by, 'price', OLD.price, 'vat_basis_points', OLD.vat_basis_points, 'payment_id', OLD.payment_id, 'used_on', OLD.used_on, 'void_on', OLD.void_on, 'void_reason', OLD.void_reason, 'rev', OLD.rev));
END;

CREATE TRIGGER before_prepaid_keys_insert AFTER INSERT ON prepaid_keys
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'prepaid_keys', NEW.id, NULL);
END;

CREATE TRIGGER before_prepaid_keys_update AFTER UPDATE ON prepaid_keys
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'prepaid_keys', OLD.id, json_object('id', OLD.id, 'batch_id', OLD.batch_id, 'sealed', OLD.sealed, 'fingerprint', OLD.fingerprint, 'last4', OLD.last4, 'product_id', OLD.product_id, 'months', OLD.months, 'users', OLD.users, 'unit_cost', OLD.unit_cost, 'expires_on', OLD.expires_on, 'state', OLD.state, 'typed_on', OLD.typed_on, 'licence_on', OLD.licence_on, 'notice_on', OLD.notice_on, 'mail_on', OLD.mail_on, 'declined_on', OLD.declined_on, 'declined_reason', OLD.declined_reason, 'portal_client', OLD.portal_client, 'leased_to', OLD.leased_to, 'leased_until', OLD.leased_until, 'client_id', OLD.client_id, 'serial_id', OLD.serial_id, 'renewal_id', OLD.renewal_id, 'assigned_on', OLD.assigned_on, 'given_by', OLD.given_by, 'price', OLD.price, 'vat_basis_points', OLD.vat_basis_points, 'payment_id', OLD.payment_id, 'used_on', OLD.used_on, 'void_on', OLD.void_on, 'void_reason', OLD.void_reason, 'rev', OLD.rev));
END;

CREATE TRIGGER before_prepaid_reveals_delete AFTER DELETE ON prepaid_reveals
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'prepaid_reveals', OLD.id, json_object('id', OLD.id, 'key_id', OLD.key_id, 'operator_id', OLD.operator_id, 'at', OLD.at, 'on_day', OLD.on_day, 'reason', OLD.reason, 'rev', OLD.rev));
END;

CREATE TRIGGER before_prepaid_reveals_insert AFTER INSERT ON prepaid_reveals
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'prepaid_reveals', NEW.id, NULL);
END;

CREATE TRIGGER before_prepaid_reveals_update AFTER UPDATE ON prepaid_reveals
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'prepaid_reveals', OLD.id, json_object('id', OLD.id, 'key_id', OLD.key_id, 'operator_id', OLD.operator_id, 'at', OLD.at, 'on_day', OLD.on_day, 'reason', OLD.reason, 'rev', OLD.rev));
END;

CREATE TRIGGER before_prices_delete AFTER DELETE ON prices
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'prices', OLD.id, json_object('id', OLD.id, 'product_id', OLD.product_id, 'months', OLD.months, 'first_user', OLD.first_user, 'further_user', OLD.further_user, 'valid_from', OLD.valid_from, 'valid_until', OLD.valid_until, 'rev', OLD.rev));
END;

CREATE TRIGGER before_prices_insert AFTER INSERT ON prices
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'prices', NEW.id, NULL);
END;

CREATE TRIGGER before_prices_update AFTER UPDATE ON prices
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'prices', OLD.id, json_object('id', OLD.id, 'product_id', OLD.product_id, 'months', OLD.months, 'first_user', OLD.first_user, 'further_user', OLD.further_user, 'valid_from', OLD.valid_from, 'valid_until', OLD.valid_until, 'rev', OLD.rev));
END;

CREATE TRIGGER before_products_delete AFTER DELETE ON products
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'products', OLD.id, json_object('id', OLD.id, 'vendor_id', OLD.vendor_id, 'code', OLD.code, 'name', OLD.name, 'offline_days', OLD.offline_days, 'trial_days', OLD.trial_days, 'active', OLD.active, 'rev', OLD.rev));
END;

CREATE TRIGGER before_products_insert AFTER INSERT ON products
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'products', NEW.id, NULL);
END;

CREATE TRIGGER before_products_update AFTER UPDATE ON products
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'products', OLD.id, json_object('id', OLD.id, 'vendor_id', OLD.vendor_id, 'code', OLD.code, 'name', OLD.name, 'offline_days', OLD.offline_days, 'trial_days', OLD.trial_days, 'active', OLD.active, 'rev', OLD.rev));
END;

CREATE TRIGGER before_quotes_delete AFTER DELETE ON quotes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'quotes', OLD.id, json_object('id', OLD.id, 'series', OLD.series, 'number', OLD.number, 'client_id', OLD.client_id, 'name', OLD.name, 'issued_on', OLD.issued_on, 'valid_until', OLD.valid_until, 'operator_id', OLD.operator_id, 'total', OLD.total, 'paper', OLD.paper, 'status', OLD.status, 'ended_on', OLD.ended_on, 'reason', OLD.reason, 'order_id', OLD.order_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_quotes_insert AFTER INSERT ON quotes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'quotes', NEW.id, NULL);
END;

CREATE TRIGGER before_quotes_update AFTER UPDATE ON quotes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'quotes', OLD.id, json_object('id', OLD.id, 'series', OLD.series, 'number', OLD.number, 'client_id', OLD.client_id, 'name', OLD.name, 'issued_on', OLD.issued_on, 'valid_until', OLD.valid_until, 'operator_id', OLD.operator_id, 'total', OLD.total, 'paper', OLD.paper, 'status', OLD.status, 'ended_on', OLD.ended_on, 'reason', OLD.reason, 'order_id', OLD.order_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_recovery_codes_delete AFTER DELETE ON recovery_codes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'recovery_codes', OLD.id, json_object('id', OLD.id, 'hash', OLD.hash, 'made_at', OLD.made_at, 'made_by', OLD.made_by, 'ended_at', OLD.ended_at, 'used_for', OLD.used_for, 'rev', OLD.rev));
END;

CREATE TRIGGER before_recovery_codes_insert AFTER INSERT ON recovery_codes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'recovery_codes', NEW.id, NULL);
END;

CREATE TRIGGER before_recovery_codes_update AFTER UPDATE ON recovery_codes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'recovery_codes', OLD.id, json_object('id', OLD.id, 'hash', OLD.hash, 'made_at', OLD.made_at, 'made_by', OLD.made_by, 'ended_at', OLD.ended_at, 'used_for', OLD.used_for, 'rev', OLD.rev));
END;

CREATE TRIGGER before_reminders_delete AFTER DELETE ON reminders
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'reminders', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'cutoff_on', OLD.cutoff_on, 'offset_days', OLD.offset_days, 'fired_on', OLD.fired_on, 'late', OLD.late, 'channel', OLD.channel, 'mail_id', OLD.mail_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_reminders_insert AFTER INSERT ON reminders
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'reminders', NEW.id, NULL);
END;

CREATE TRIGGER before_reminders_update AFTER UPDATE ON reminders
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'reminders', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'cutoff_on', OLD.cutoff_on, 'offset_days', OLD.offset_days, 'fired_on', OLD.fired_on, 'late', OLD.late, 'channel', OLD.channel, 'mail_id', OLD.mail_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_renewal_terms_delete AFTER DELETE ON renewal_terms
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'renewal_terms', OLD.renewal_id, json_object('renewal_id', OLD.renewal_id, 'users_before', OLD.users_before, 'users_after', OLD.users_after, 'months_before', OLD.months_before, 'months_after', OLD.months_after, 'method_before', OLD.method_before, 'method_after', OLD.method_after, 'auto_charge_before', OLD.auto_charge_before, 'auto_charge_after', OLD.auto_charge_after, 'seat_change_id', OLD.seat_change_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_renewal_terms_insert AFTER INSERT ON renewal_terms
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'renewal_terms', NEW.renewal_id, NULL);
END;

CREATE TRIGGER before_renewal_terms_update AFTER UPDATE ON renewal_terms
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'renewal_terms', OLD.renewal_id, json_object('renewal_id', OLD.renewal_id, 'users_before', OLD.users_before, 'users_after', OLD.users_after, 'months_before', OLD.months_before, 'months_after', OLD.months_after, 'method_before', OLD.method_before, 'method_after', OLD.method_after, 'auto_charge_before', OLD.auto_charge_before, 'auto_charge_after', OLD.auto_charge_after, 'seat_change_id', OLD.seat_change_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_renewals_delete AFTER DELETE ON renewals
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'renewals', OLD.id, json_object('id', OLD.id, 'rental_id', OLD.rental_id, 'first_month', OLD.first_month, 'months', OLD.months, 'state', OLD.state, 'source', OLD.source, 'payment_id', OLD.payment_id, 'users', OLD.users, 'recorded_on', OLD.recorded_on, 'rev', OLD.rev, 'anchor_id', OLD.anchor_id, 'operator_id', OLD.operator_id, 'due_on', OLD.due_on));
END;

CREATE TRIGGER before_renewals_insert AFTER INSERT ON renewals
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'renewals', NEW.id, NULL);
END;

CREATE TRIGGER before_renewals_update AFTER UPDATE ON renewals
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'renewals', OLD.id, json_object('id', OLD.id, 'rental_id', OLD.rental_id, 'first_month', OLD.first_month, 'months', OLD.months, 'state', OLD.state, 'source', OLD.source, 'payment_id', OLD.payment_id, 'users', OLD.users, 'recorded_on', OLD.recorded_on, 'rev', OLD.rev, 'anchor_id', OLD.anchor_id, 'operator_id', OLD.operator_id, 'due_on', OLD.due_on));
END;

CREATE TRIGGER before_rentals_delete AFTER DELETE ON rentals
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'rentals', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'months', OLD.months, 'method', OLD.method, 'auto_charge', OLD.auto_charge, 'paid_months', OLD.paid_months, 'paid_state', OLD.paid_state, 'rev', OLD.rev));
END;

CREATE TRIGGER before_rentals_insert AFTER INSERT ON rentals
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'rentals', NEW.id, NULL);
END;

CREATE TRIGGER before_rentals_update AFTER UPDATE ON rentals
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'rentals', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'months', OLD.months, 'method', OLD.method, 'auto_charge', OLD.auto_charge, 'paid_months', OLD.paid_months, 'paid_state', OLD.paid_state, 'rev', OLD.rev));
END;

CREATE TRIGGER before_replacement_documents_delete AFTER DELETE ON replacement_documents
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'replacement_documents', OLD.id, json_object('id', OLD.id, 'replacement_id', OLD.replacement_id, 'document', OLD.document, 'attachment_id', OLD.attachment_id, 'note', OLD.note, 'received_at', OLD.received_at, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_replacement_documents_insert AFTER INSERT ON replacement_documents
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'replacement_documents', NEW.id, NULL);
END;

CREATE TRIGGER before_replacement_documents_update AFTER UPDATE ON replacement_documents
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'replacement_documents', OLD.id, json_object('id', OLD.id, 'replacement_id', OLD.replacement_id, 'document', OLD.document, 'attachment_id', OLD.attachment_id, 'note', OLD.note, 'received_at', OLD.received_at, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_replacements_delete AFTER DELETE ON replacements
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'replacements', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'what', OLD.what, 'cause', OLD.cause, 'lost_on', OLD.lost_on, 'computer', OLD.computer, 'note', OLD.note, 'right_reason', OLD.right_reason, 'right_ends_on', OLD.right_ends_on, 'calendar_id', OLD.calendar_id, 'zone', OLD.zone, 'state', OLD.state, 'asked_on', OLD.asked_on, 'asked_at', OLD.asked_at, 'sent_at', OLD.sent_at, 'clock_from', OLD.clock_from, 'early', OLD.early, 'late', OLD.late, 'due_on', OLD.due_on, 'due_time', OLD.due_time, 'closed_on', OLD.closed_on, 'closed_at', OLD.closed_at, 'reason', OLD.reason, 'code_id', OLD.code_id, 'former_serial', OLD.former_serial, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_replacements_insert AFTER INSERT ON replacements
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'replacements', NEW.id, NULL);
END;

CREATE TRIGGER before_replacements_update AFTER UPDATE ON replacements
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'replacements', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'what', OLD.what, 'cause', OLD.cause, 'lost_on', OLD.lost_on, 'computer', OLD.computer, 'note', OLD.note, 'right_reason', OLD.right_reason, 'right_ends_on', OLD.right_ends_on, 'calendar_id', OLD.calendar_id, 'zone', OLD.zone, 'state', OLD.state, 'asked_on', OLD.asked_on, 'asked_at', OLD.asked_at, 'sent_at', OLD.sent_at, 'clock_from', OLD.clock_from, 'early', OLD.early, 'late', OLD.late, 'due_on', OLD.due_on, 'due_time', OLD.due_time, 'closed_on', OLD.closed_on, 'closed_at', OLD.closed_at, 'reason', OLD.reason, 'code_id', OLD.code_id, 'former_serial', OLD.former_serial, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_seat_changes_delete AFTER DELETE ON seat_changes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'seat_changes', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'users_before', OLD.users_before, 'users', OLD.users, 'takes_effect', OLD.takes_effect, 'due_on', OLD.due_on, 'vendor_confirmed', OLD.vendor_confirmed, 'note', OLD.note, 'status', OLD.status, 'asked_on', OLD.asked_on, 'operator_id', OLD.operator_id, 'closed_on', OLD.closed_on, 'closed_reason', OLD.closed_reason, 'rev', OLD.rev));
END;

CREATE TRIGGER before_seat_changes_insert AFTER INSERT ON seat_changes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'seat_changes', NEW.id, NULL);
END;

CREATE TRIGGER before_seat_changes_update AFTER UPDATE ON seat_changes
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'seat_changes', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'users_before', OLD.users_before, 'users', OLD.users, 'takes_effect', OLD.takes_effect, 'due_on', OLD.due_on, 'vendor_confirmed', OLD.vendor_confirmed, 'note', OLD.note, 'status', OLD.status, 'asked_on', OLD.asked_on, 'operator_id', OLD.operator_id, 'closed_on', OLD.closed_on, 'closed_reason', OLD.closed_reason, 'rev', OLD.rev));
END;

CREATE TRIGGER before_serials_delete AFTER DELETE ON serials
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'serials', OLD.id, json_object('id', OLD.id, 'serial', OLD.serial, 'former', OLD.former, 'client_id', OLD.client_id, 'product_id', OLD.product_id, 'version', OLD.version, 'users', OLD.users, 'mode', OLD.mode, 'mode_sure', OLD.mode_sure, 'installed_on', OLD.installed_on, 'activated_on', OLD.activated_on, 'activated_at', OLD.activated_at, 'purchased_on', OLD.purchased_on, 'last_day', OLD.last_day, 'status', OLD.status, 'left_on', OLD.left_on, 'left_reason', OLD.left_reason, 'created_on', OLD.created_on, 'import_id', OLD.import_id, 'rev', OLD.rev, 'channel', OLD.channel, 'owner', OLD.owner));
END;

CREATE TRIGGER before_serials_insert AFTER INSERT ON serials
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'serials', NEW.id, NULL);
END;

CREATE TRIGGER before_serials_update AFTER UPDATE ON serials
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'serials', OLD.id, json_object('id', OLD.id, 'serial', OLD.serial, 'former', OLD.former, 'client_id', OLD.client_id, 'product_id', OLD.product_id, 'version', OLD.version, 'users', OLD.users, 'mode', OLD.mode, 'mode_sure', OLD.mode_sure, 'installed_on', OLD.installed_on, 'activated_on', OLD.activated_on, 'activated_at', OLD.activated_at, 'purchased_on', OLD.purchased_on, 'last_day', OLD.last_day, 'status', OLD.status, 'left_on', OLD.left_on, 'left_reason', OLD.left_reason, 'created_on', OLD.created_on, 'import_id', OLD.import_id, 'rev', OLD.rev, 'channel', OLD.channel, 'owner', OLD.owner));
END;

CREATE TRIGGER before_settings_delete AFTER DELETE ON settings
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'settings', OLD.key, json_object('key', OLD.key, 'value', OLD.value, 'rev', OLD.rev));
END;

CREATE TRIGGER before_settings_insert AFTER INSERT ON settings
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'settings', NEW.key, NULL);
END;

CREATE TRIGGER before_settings_update AFTER UPDATE ON settings
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'settings', OLD.key, json_object('key', OLD.key, 'value', OLD.value, 'rev', OLD.rev));
END;

CREATE TRIGGER before_slip_lines_delete AFTER DELETE ON slip_lines
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'slip_lines', OLD.id, json_object('id', OLD.id, 'slip_id', OLD.slip_id, 'position', OLD.position, 'serial_id', OLD.serial_id, 'users', OLD.users, 'months', OLD.months, 'first_day', OLD.first_day, 'last_day', OLD.last_day, 'amount', OLD.amount, 'rev', OLD.rev));
END;

CREATE TRIGGER before_slip_lines_insert AFTER INSERT ON slip_lines
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'slip_lines', NEW.id, NULL);
END;

CREATE TRIGGER before_slip_lines_update AFTER UPDATE ON slip_lines
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'slip_lines', OLD.id, json_object('id', OLD.id, 'slip_id', OLD.slip_id, 'position', OLD.position, 'serial_id', OLD.serial_id, 'users', OLD.users, 'months', OLD.months, 'first_day', OLD.first_day, 'last_day', OLD.last_day, 'amount', OLD.amount, 'rev', OLD.rev));
END;

CREATE TRIGGER before_slips_delete AFTER DELETE ON slips
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'slips', OLD.id, json_object('id', OLD.id, 'series', OLD.series, 'number', OLD.number, 'client_id', OLD.client_id, 'order_id', OLD.order_id, 'billed_by', OLD.billed_by, 'issued_on', OLD.issued_on, 'operator_id', OLD.operator_id, 'method', OLD.method, 'reference', OLD.reference, 'subtotal', OLD.subtotal, 'vat_basis_points', OLD.vat_basis_points, 'vat', OLD.vat, 'total', OLD.total, 'pay_by_day', OLD.pay_by_day, 'pay_by_time', OLD.pay_by_time, 'paper', OLD.paper, 'replaces_id', OLD.replaces_id, 'status', OLD.status, 'void_reason', OLD.void_reason, 'prints', OLD.prints, 'rev', OLD.rev));
END;

CREATE TRIGGER before_slips_insert AFTER INSERT ON slips
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'slips', NEW.id, NULL);
END;

CREATE TRIGGER before_slips_update AFTER UPDATE ON slips
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'slips', OLD.id, json_object('id', OLD.id, 'series', OLD.series, 'number', OLD.number, 'client_id', OLD.client_id, 'order_id', OLD.order_id, 'billed_by', OLD.billed_by, 'issued_on', OLD.issued_on, 'operator_id', OLD.operator_id, 'method', OLD.method, 'reference', OLD.reference, 'subtotal', OLD.subtotal, 'vat_basis_points', OLD.vat_basis_points, 'vat', OLD.vat, 'total', OLD.total, 'pay_by_day', OLD.pay_by_day, 'pay_by_time', OLD.pay_by_time, 'paper', OLD.paper, 'replaces_id', OLD.replaces_id, 'status', OLD.status, 'void_reason', OLD.void_reason, 'prints', OLD.prints, 'rev', OLD.rev));
END;

CREATE TRIGGER before_stoppages_delete AFTER DELETE ON stoppages
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'stoppages', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'reported_on', OLD.reported_on, 'reported_at', OLD.reported_at, 'message', OLD.message, 'cleared_on', OLD.cleared_on, 'cleared_note', OLD.cleared_note, 'rev', OLD.rev, 'cause', OLD.cause));
END;

CREATE TRIGGER before_stoppages_insert AFTER INSERT ON stoppages
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'stoppages', NEW.id, NULL);
END;

CREATE TRIGGER before_stoppages_update AFTER UPDATE ON stoppages
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'stoppages', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'reported_on', OLD.reported_on, 'reported_at', OLD.reported_at, 'message', OLD.message, 'cleared_on', OLD.cleared_on, 'cleared_note', OLD.cleared_note, 'rev', OLD.rev, 'cause', OLD.cause));
END;

CREATE TRIGGER before_support_policies_delete AFTER DELETE ON support_policies
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'support_policies', OLD.id, json_object('id', OLD.id, 'vendor_id', OLD.vendor_id, 'valid_from', OLD.valid_from, 'figures', OLD.figures, 'reason', OLD.reason, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_support_policies_insert AFTER INSERT ON support_policies
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'support_policies', NEW.id, NULL);
END;

CREATE TRIGGER before_support_policies_update AFTER UPDATE ON support_policies
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'support_policies', OLD.id, json_object('id', OLD.id, 'vendor_id', OLD.vendor_id, 'valid_from', OLD.valid_from, 'figures', OLD.figures, 'reason', OLD.reason, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_tasks_delete AFTER DELETE ON tasks
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'tasks', OLD.id, json_object('id', OLD.id, 'kind', OLD.kind, 'ref', OLD.ref, 'client_id', OLD.client_id, 'serial_id', OLD.serial_id, 'due_on', OLD.due_on, 'due_time', OLD.due_time, 'params', OLD.params, 'rev', OLD.rev, 'snoozed_until', OLD.snoozed_until));
END;

CREATE TRIGGER before_tasks_insert AFTER INSERT ON tasks
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'tasks', NEW.id, NULL);
END;

CREATE TRIGGER before_tasks_update AFTER UPDATE ON tasks
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'tasks', OLD.id, json_object('id', OLD.id, 'kind', OLD.kind, 'ref', OLD.ref, 'client_id', OLD.client_id, 'serial_id', OLD.serial_id, 'due_on', OLD.due_on, 'due_time', OLD.due_time, 'params', OLD.params, 'rev', OLD.rev, 'snoozed_until', OLD.snoozed_until));
END;

CREATE TRIGGER before_tax_rates_delete AFTER DELETE ON tax_rates
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'tax_rates', OLD.id, json_object('id', OLD.id, 'place', OLD.place, 'basis_points', OLD.basis_points, 'valid_from', OLD.valid_from, 'valid_until', OLD.valid_until, 'active', OLD.active, 'rev', OLD.rev));
END;

CREATE TRIGGER before_tax_rates_insert AFTER INSERT ON tax_rates
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'tax_rates', NEW.id, NULL);
END;

CREATE TRIGGER before_tax_rates_update AFTER UPDATE ON tax_rates
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'tax_rates', OLD.id, json_object('id', OLD.id, 'place', OLD.place, 'basis_points', OLD.basis_points, 'valid_from', OLD.valid_from, 'valid_until', OLD.valid_until, 'active', OLD.active, 'rev', OLD.rev));
END;

CREATE TRIGGER before_templates_delete AFTER DELETE ON templates
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'templates', OLD.key, json_object('key', OLD.key, 'subject', OLD.subject, 'body', OLD.body, 'saved_on', OLD.saved_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_templates_insert AFTER INSERT ON templates
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'templates', NEW.key, NULL);
END;

CREATE TRIGGER before_templates_update AFTER UPDATE ON templates
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'templates', OLD.key, json_object('key', OLD.key, 'subject', OLD.subject, 'body', OLD.body, 'saved_on', OLD.saved_on, 'rev', OLD.rev));
END;

CREATE TRIGGER before_transfers_delete AFTER DELETE ON transfers
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'transfers', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'from_client_id', OLD.from_client_id, 'to_client_id', OLD.to_client_id, 'on_day', OLD.on_day, 'reason', OLD.reason, 'authorisation', OLD.authorisation, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_transfers_insert AFTER INSERT ON transfers
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'transfers', NEW.id, NULL);
END;

CREATE TRIGGER before_transfers_update AFTER UPDATE ON transfers
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'transfers', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'from_client_id', OLD.from_client_id, 'to_client_id', OLD.to_client_id, 'on_day', OLD.on_day, 'reason', OLD.reason, 'authorisation', OLD.authorisation, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_unlock_documents_delete AFTER DELETE ON unlock_documents
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'unlock_documents', OLD.id, json_object('id', OLD.id, 'unlock_id', OLD.unlock_id, 'document', OLD.document, 'attachment_id', OLD.attachment_id, 'note', OLD.note, 'state', OLD.state, 'received_at', OLD.received_at, 'decided_at', OLD.decided_at, 'reason', OLD.reason, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_unlock_documents_insert AFTER INSERT ON unlock_documents
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'unlock_documents', NEW.id, NULL);
END;

CREATE TRIGGER before_unlock_documents_update AFTER UPDATE ON unlock_documents
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'unlock_documents', OLD.id, json_object('id', OLD.id, 'unlock_id', OLD.unlock_id, 'document', OLD.document, 'attachment_id', OLD.attachment_id, 'note', OLD.note, 'state', OLD.state, 'received_at', OLD.received_at, 'decided_at', OLD.decided_at, 'reason', OLD.reason, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_unlocks_delete AFTER DELETE ON unlocks
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'unlocks', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'mode', OLD.mode, 'ordinal', OLD.ordinal, 'why', OLD.why, 'cause', OLD.cause, 'message', OLD.message, 'computer', OLD.computer, 'former_computer', OLD.former_computer, 'rule', OLD.rule, 'calendar_id', OLD.calendar_id, 'zone', OLD.zone, 'state', OLD.state, 'asked_on', OLD.asked_on, 'asked_at', OLD.asked_at, 'sent_at', OLD.sent_at, 'accepted_at', OLD.accepted_at, 'clock_from', OLD.clock_from, 'early', OLD.early, 'late', OLD.late, 'due_on', OLD.due_on, 'due_time', OLD.due_time, 'closed_on', OLD.closed_on, 'closed_at', OLD.closed_at, 'reason', OLD.reason, 'code_id', OLD.code_id, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_unlocks_insert AFTER INSERT ON unlocks
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'unlocks', NEW.id, NULL);
END;

CREATE TRIGGER before_unlocks_update AFTER UPDATE ON unlocks
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'unlocks', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'mode', OLD.mode, 'ordinal', OLD.ordinal, 'why', OLD.why, 'cause', OLD.cause, 'message', OLD.message, 'computer', OLD.computer, 'former_computer', OLD.former_computer, 'rule', OLD.rule, 'calendar_id', OLD.calendar_id, 'zone', OLD.zone, 'state', OLD.state, 'asked_on', OLD.asked_on, 'asked_at', OLD.asked_at, 'sent_at', OLD.sent_at, 'accepted_at', OLD.accepted_at, 'clock_from', OLD.clock_from, 'early', OLD.early, 'late', OLD.late, 'due_on', OLD.due_on, 'due_time', OLD.due_time, 'closed_on', OLD.closed_on, 'closed_at', OLD.closed_at, 'reason', OLD.reason, 'code_id', OLD.code_id, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_update_campaigns_delete AFTER DELETE ON update_campaigns
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'update_campaigns', OLD.id, json_object('id', OLD.id, 'product_id', OLD.product_id, 'version', OLD.version, 'announced_on', OLD.announced_on, 'finish_by', OLD.finish_by, 'news', OLD.news, 'started_on', OLD.started_on, 'ended_on', OLD.ended_on, 'end_reason', OLD.end_reason, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_update_campaigns_insert AFTER INSERT ON update_campaigns
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'update_campaigns', NEW.id, NULL);
END;

CREATE TRIGGER before_update_campaigns_update AFTER UPDATE ON update_campaigns
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'update_campaigns', OLD.id, json_object('id', OLD.id, 'product_id', OLD.product_id, 'version', OLD.version, 'announced_on', OLD.announced_on, 'finish_by', OLD.finish_by, 'news', OLD.news, 'started_on', OLD.started_on, 'ended_on', OLD.ended_on, 'end_reason', OLD.end_reason, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_update_computers_delete AFTER DELETE ON update_computers
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'update_computers', OLD.id, json_object('id', OLD.id, 'campaign_id', OLD.campaign_id, 'serial_id', OLD.serial_id, 'place', OLD.place, 'name', OLD.name, 'done_on', OLD.done_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_update_computers_insert AFTER INSERT ON update_computers
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'update_computers', NEW.id, NULL);
END;

CREATE TRIGGER before_update_computers_update AFTER UPDATE ON update_computers
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'update_computers', OLD.id, json_object('id', OLD.id, 'campaign_id', OLD.campaign_id, 'serial_id', OLD.serial_id, 'place', OLD.place, 'name', OLD.name, 'done_on', OLD.done_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_update_notices_delete AFTER DELETE ON update_notices
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'update_notices', OLD.id, json_object('id', OLD.id, 'campaign_id', OLD.campaign_id, 'client_id', OLD.client_id, 'channel', OLD.channel, 'on_day', OLD.on_day, 'at', OLD.at, 'mail_id', OLD.mail_id, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_update_notices_insert AFTER INSERT ON update_notices
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'update_notices', NEW.id, NULL);
END;

CREATE TRIGGER before_update_notices_update AFTER UPDATE ON update_notices
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'update_notices', OLD.id, json_object('id', OLD.id, 'campaign_id', OLD.campaign_id, 'client_id', OLD.client_id, 'channel', OLD.channel, 'on_day', OLD.on_day, 'at', OLD.at, 'mail_id', OLD.mail_id, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_update_systems_delete AFTER DELETE ON update_systems
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'update_systems', OLD.id, json_object('id', OLD.id, 'campaign_id', OLD.campaign_id, 'serial_id', OLD.serial_id, 'from_version', OLD.from_version, 'done_on', OLD.done_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_update_systems_insert AFTER INSERT ON update_systems
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'update_systems', NEW.id, NULL);
END;

CREATE TRIGGER before_update_systems_update AFTER UPDATE ON update_systems
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'update_systems', OLD.id, json_object('id', OLD.id, 'campaign_id', OLD.campaign_id, 'serial_id', OLD.serial_id, 'from_version', OLD.from_version, 'done_on', OLD.done_on, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_validations_delete AFTER DELETE ON validations
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'validations', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'anchor_id', OLD.anchor_id, 'n', OLD.n, 'scheduled_on', OLD.scheduled_on, 'state', OLD.state, 'cause', OLD.cause, 'recorded_on', OLD.recorded_on, 'source', OLD.source, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_validations_insert AFTER INSERT ON validations
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'validations', NEW.id, NULL);
END;

CREATE TRIGGER before_validations_update AFTER UPDATE ON validations
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'validations', OLD.id, json_object('id', OLD.id, 'serial_id', OLD.serial_id, 'anchor_id', OLD.anchor_id, 'n', OLD.n, 'scheduled_on', OLD.scheduled_on, 'state', OLD.state, 'cause', OLD.cause, 'recorded_on', OLD.recorded_on, 'source', OLD.source, 'operator_id', OLD.operator_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_vault_entries_delete AFTER DELETE ON vault_entries
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'vault_entries', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'portal', OLD.portal, 'portal_key', OLD.portal_key, 'user_sealed', OLD.user_sealed, 'password_sealed', OLD.password_sealed, 'note', OLD.note, 'changed_on', OLD.changed_on, 'operator_id', OLD.operator_id, 'removed_on', OLD.removed_on, 'removed_reason', OLD.removed_reason, 'rev', OLD.rev));
END;

CREATE TRIGGER before_vault_entries_insert AFTER INSERT ON vault_entries
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'vault_entries', NEW.id, NULL);
END;

CREATE TRIGGER before_vault_entries_update AFTER UPDATE ON vault_entries
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'vault_entries', OLD.id, json_object('id', OLD.id, 'client_id', OLD.client_id, 'portal', OLD.portal, 'portal_key', OLD.portal_key, 'user_sealed', OLD.user_sealed, 'password_sealed', OLD.password_sealed, 'note', OLD.note, 'changed_on', OLD.changed_on, 'operator_id', OLD.operator_id, 'removed_on', OLD.removed_on, 'removed_reason', OLD.removed_reason, 'rev', OLD.rev));
END;

CREATE TRIGGER before_vault_reveals_delete AFTER DELETE ON vault_reveals
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'vault_reveals', OLD.id, json_object('id', OLD.id, 'entry_id', OLD.entry_id, 'operator_id', OLD.operator_id, 'at', OLD.at, 'on_day', OLD.on_day, 'reason', OLD.reason, 'rev', OLD.rev));
END;

CREATE TRIGGER before_vault_reveals_insert AFTER INSERT ON vault_reveals
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'vault_reveals', NEW.id, NULL);
END;

CREATE TRIGGER before_vault_reveals_update AFTER UPDATE ON vault_reveals
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'vault_reveals', OLD.id, json_object('id', OLD.id, 'entry_id', OLD.entry_id, 'operator_id', OLD.operator_id, 'at', OLD.at, 'on_day', OLD.on_day, 'reason', OLD.reason, 'rev', OLD.rev));
END;

CREATE TRIGGER before_vendors_delete AFTER DELETE ON vendors
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'vendors', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'zone', OLD.zone, 'calendar_id', OLD.calendar_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_vendors_insert AFTER INSERT ON vendors
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'vendors', NEW.id, NULL);
END;

CREATE TRIGGER before_vendors_update AFTER UPDATE ON vendors
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'vendors', OLD.id, json_object('id', OLD.id, 'name', OLD.name, 'zone', OLD.zone, 'calendar_id', OLD.calendar_id, 'rev', OLD.rev));
END;

CREATE TRIGGER before_versions_delete AFTER DELETE ON versions
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'versions', OLD.id, json_object('id', OLD.id, 'product_id', OLD.product_id, 'name', OLD.name, 'supported', OLD.supported, 'rev', OLD.rev));
END;

CREATE TRIGGER before_versions_insert AFTER INSERT ON versions
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'versions', NEW.id, NULL);
END;

CREATE TRIGGER before_versions_update AFTER UPDATE ON versions
WHEN (SELECT seq FROM door) > 0 BEGIN
  INSERT INTO before_images (seq, tbl, key, row) VALUES ((SELECT seq FROM door), 'versions', OLD.id, json_object('id', OLD.id, 'product_id', OLD.product_id, 'name', OLD.name, 'supported', OLD.supported, 'rev', OLD.rev));
END;

CREATE TRIGGER call_no_more_left AFTER UPDATE OF status ON serials WHEN NEW.status = 'left' AND OLD.status <> 'left' BEGIN
  UPDATE tasks SET params = json_object('serials', json((
    SELECT json_group_array(value) FROM json_each(params, '$.serials')
    WHERE value <> (SELECT serial FROM serials WHERE id = NEW.id)
  )))
  WHERE id = 'reminder.call:' || (SELECT client_id FROM serials WHERE id = NEW.id) AND EXISTS (
    SELECT 1 FROM json_each(params, '$.serials')
    WHERE value = (SELECT serial FROM serials WHERE id = NEW.id)
  );
  DELETE FROM tasks WHERE id = 'reminder.call:' || (SELECT client_id FROM serials WHERE id = NEW.id) AND json_array_length(params, '$.serials') = 0;
END;

CREATE TRIGGER call_no_more_paid AFTER UPDATE OF paid_months ON rentals WHEN NEW.paid_months > OLD.paid_months BEGIN
  UPDATE tasks SET params = json_object('serials', json((
    SELECT json_group_array(value) FROM json_each(params, '$.serials')
    WHERE value <> (SELECT serial FROM serials WHERE id = NEW.serial_id)
  )))
  WHERE id = 'reminder.call:' || (SELECT client_id FROM serials WHERE id = NEW.serial_id) AND EXISTS (
    SELECT 1 FROM json_each(params, '$.serials')
    WHERE value = (SELECT serial FROM serials WHERE id = NEW.serial_id)
  );
  DELETE FROM tasks WHERE id = 'reminder.call:' || (SELECT client_id FROM serials WHERE id = NEW.serial_id) AND json_array_length(params, '$.serials') = 0;
END;

CREATE TRIGGER outbox_keeps_its_words BEFORE UPDATE OF
  seq, cmd_id, type, version, args, group_id, operator_id, created_at, hash ON outbox
BEGIN SELECT RAISE(ABORT, 'what was recorded is written once'); END;

CREATE TRIGGER outbox_never_shrinks BEFORE DELETE ON outbox BEGIN SELECT RAISE(ABORT, 'what was recorded is written once'); END;

CREATE TRIGGER search_cases_delete AFTER DELETE ON cases BEGIN
  DELETE FROM search_docs WHERE kind = 'case' AND ref = OLD.id;
END;

CREATE TRIGGER search_cases_insert AFTER INSERT ON cases BEGIN
  INSERT INTO search_docs (kind, ref, client_id, text) VALUES ('case', NEW.id, coalesce(NEW.client_id, ''), 'kindcase ' || CASE NEW.state WHEN 'closed' THEN '' ELSE 'stateopen ' END || NEW.series || ' '
  || printf('%04d', NEW.number) || ' ' || NEW.number || ' ' || NEW.subject || ' ' || NEW.caller || ' ' || NEW.phone);
END;

CREATE TRIGGER search_cases_update AFTER UPDATE ON cases
WHEN 'kindcase ' || CASE OLD.state WHEN 'closed' THEN '' ELSE 'stateopen ' END || OLD.series || ' '
  || printf('%04d', OLD.number) || ' ' || OLD.number || ' ' || OLD.subject || ' ' || OLD.caller || ' ' || OLD.phone IS NOT 'kindcase ' || CASE NEW.state WHEN 'closed' THEN '' ELSE 'stateopen ' END || NEW.series || ' '
  || printf('%04d', NEW.number) || ' ' || NEW.number || ' ' || NEW.subject || ' ' || NEW.caller || ' ' || NEW.phone OR coalesce(OLD.client_id, '') IS NOT coalesce(NEW.client_id, '') BEGIN
  UPDATE search_docs SET text = 'kindcase ' || CASE NEW.state WHEN 'closed' THEN '' ELSE 'stateopen ' END || NEW.series || ' '
  || printf('%04d', NEW.number) || ' ' || NEW.number || ' ' || NEW.subject || ' ' || NEW.caller || ' ' || NEW.phone, client_id = coalesce(NEW.client_id, '') WHERE kind = 'case' AND ref = NEW.id;
END;

CREATE TRIGGER search_clients_delete AFTER DELETE ON clients BEGIN
  DELETE FROM search_docs WHERE kind = 'client' AND ref = OLD.id;
END;

CREATE TRIGGER search_clients_insert AFTER INSERT ON clients BEGIN
  INSERT INTO search_docs (kind, ref, client_id, text) VALUES ('client', NEW.id, NEW.id, NEW.name || ' ' || coalesce(NEW.rfc, ''));
END;

CREATE TRIGGER search_clients_update AFTER UPDATE ON clients
WHEN OLD.name || ' ' || coalesce(OLD.rfc, '') IS NOT NEW.name || ' ' || coalesce(NEW.rfc, '') OR OLD.id IS NOT NEW.id BEGIN
  UPDATE search_docs SET text = NEW.name || ' ' || coalesce(NEW.rfc, ''), client_id = NEW.id WHERE kind = 'client' AND ref = NEW.id;
END;

CREATE TRIGGER search_contacts_delete AFTER DELETE ON contacts BEGIN
  DELETE FROM search_docs WHERE kind = 'contact' AND ref = OLD.id;
END;

CREATE TRIGGER search_contacts_insert AFTER INSERT ON contacts BEGIN
  INSERT INTO search_docs (kind, ref, client_id, text) VALUES ('contact', NEW.id, NEW.client_id, NEW.name || ' ' || NEW.phone || ' ' || NEW.email);
END;

CREATE TRIGGER search_contacts_update AFTER UPDATE ON contacts
WHEN OLD.name || ' ' || OLD.phone || ' ' || OLD.email IS NOT NEW.name || ' ' || NEW.phone || ' ' || NEW.email OR OLD.client_id IS NOT NEW.client_id BEGIN
  UPDATE search_docs SET text = NEW.name || ' ' || NEW.phone || ' ' || NEW.email, client_id = NEW.client_id WHERE kind = 'contact' AND ref = NEW.id;
END;

CREATE TRIGGER search_docs_delete AFTER DELETE ON search_docs BEGIN
  INSERT INTO search_stale (n, indexed) VALUES (OLD.n, OLD.text) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER search_docs_insert AFTER INSERT ON search_docs BEGIN
  INSERT INTO search_stale (n) VALUES (NEW.n) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER search_docs_update AFTER UPDATE ON search_docs WHEN OLD.text <> NEW.text BEGIN
  INSERT INTO search_stale (n, indexed) VALUES (OLD.n, OLD.text) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER search_serials_delete AFTER DELETE ON serials BEGIN
  DELETE FROM search_docs WHERE kind = 'serial' AND ref = OLD.id;
END;

CREATE TRIGGER search_serials_insert AFTER INSERT ON serials BEGIN
  INSERT INTO search_docs (kind, ref, client_id, text) VALUES ('serial', NEW.id, NEW.client_id, NEW.serial || ' ' || ltrim(NEW.serial, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-') || NEW.former);
END;

CREATE TRIGGER search_serials_update AFTER UPDATE ON serials
WHEN OLD.serial || ' ' || ltrim(OLD.serial, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-') || OLD.former IS NOT NEW.serial || ' ' || ltrim(NEW.serial, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-') || NEW.former OR OLD.client_id IS NOT NEW.client_id BEGIN
  UPDATE search_docs SET text = NEW.serial || ' ' || ltrim(NEW.serial, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-') || NEW.former, client_id = NEW.client_id WHERE kind = 'serial' AND ref = NEW.id;
END;

CREATE TRIGGER stale_charge_failures_delete AFTER DELETE ON charge_failures BEGIN
  INSERT INTO board_stale (serial_id) VALUES (OLD.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_charge_failures_insert AFTER INSERT ON charge_failures BEGIN
  INSERT INTO board_stale (serial_id) VALUES (NEW.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_charge_failures_update AFTER UPDATE ON charge_failures BEGIN
  INSERT INTO board_stale (serial_id) VALUES (NEW.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_charge_notices_delete AFTER DELETE ON charge_notices BEGIN
  INSERT INTO board_stale (serial_id) VALUES (OLD.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_charge_notices_insert AFTER INSERT ON charge_notices BEGIN
  INSERT INTO board_stale (serial_id) VALUES (NEW.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_client_follow_ups_delete AFTER DELETE ON follow_ups WHEN OLD.serial_id IS NULL BEGIN
  INSERT INTO board_stale (serial_id) SELECT id FROM serials WHERE client_id = OLD.client_id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_client_follow_ups_insert AFTER INSERT ON follow_ups WHEN NEW.serial_id IS NULL BEGIN
  INSERT INTO board_stale (serial_id) SELECT id FROM serials WHERE client_id = NEW.client_id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_client_follow_ups_update AFTER UPDATE ON follow_ups WHEN NEW.serial_id IS NULL BEGIN
  INSERT INTO board_stale (serial_id) SELECT id FROM serials WHERE client_id = NEW.client_id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_follow_ups_delete AFTER DELETE ON follow_ups WHEN OLD.serial_id IS NOT NULL BEGIN
  INSERT INTO board_stale (serial_id) VALUES (OLD.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_follow_ups_insert AFTER INSERT ON follow_ups WHEN NEW.serial_id IS NOT NULL BEGIN
  INSERT INTO board_stale (serial_id) VALUES (NEW.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_follow_ups_update AFTER UPDATE ON follow_ups WHEN NEW.serial_id IS NOT NULL BEGIN
  INSERT INTO board_stale (serial_id) VALUES (NEW.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_reminders_delete AFTER DELETE ON reminders BEGIN
  INSERT INTO board_stale_reminders (serial_id) VALUES (OLD.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_reminders_insert AFTER INSERT ON reminders BEGIN
  INSERT INTO board_stale_reminders (serial_id) VALUES (NEW.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_rentals_delete AFTER DELETE ON rentals BEGIN
  INSERT INTO board_stale (serial_id) VALUES (OLD.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_rentals_insert AFTER INSERT ON rentals BEGIN
  INSERT INTO board_stale (serial_id) VALUES (NEW.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_rentals_update AFTER UPDATE ON rentals BEGIN
  INSERT INTO board_stale (serial_id) VALUES (NEW.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_serials_delete AFTER DELETE ON serials BEGIN
  INSERT INTO board_stale (serial_id) VALUES (OLD.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_serials_insert AFTER INSERT ON serials BEGIN
  INSERT INTO board_stale (serial_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_serials_update AFTER UPDATE ON serials BEGIN
  INSERT INTO board_stale (serial_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_stoppages_delete AFTER DELETE ON stoppages BEGIN
  INSERT INTO board_stale (serial_id) VALUES (OLD.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_stoppages_insert AFTER INSERT ON stoppages BEGIN
  INSERT INTO board_stale (serial_id) VALUES (NEW.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_stoppages_update AFTER UPDATE ON stoppages BEGIN
  INSERT INTO board_stale (serial_id) VALUES (NEW.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_through_clients_update AFTER UPDATE ON clients BEGIN
  INSERT INTO board_stale (serial_id) SELECT id FROM serials WHERE client_id = NEW.id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_through_policies_delete AFTER DELETE ON policies
WHEN OLD.field IN ('presumeValidations', 'presumeAutoCharges', 'reminderOffsets') BEGIN
  INSERT INTO board_stale (serial_id) SELECT id FROM serials WHERE TRUE ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_through_policies_insert AFTER INSERT ON policies
WHEN NEW.field IN ('presumeValidations', 'presumeAutoCharges', 'reminderOffsets') BEGIN
  INSERT INTO board_stale (serial_id) SELECT id FROM serials WHERE TRUE ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_through_policies_update AFTER UPDATE ON policies
WHEN NEW.field IN ('presumeValidations', 'presumeAutoCharges', 'reminderOffsets') BEGIN
  INSERT INTO board_stale (serial_id) SELECT id FROM serials WHERE TRUE ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_through_prices_delete AFTER DELETE ON prices BEGIN
  INSERT INTO board_stale (serial_id) SELECT id FROM serials WHERE product_id = OLD.product_id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_through_prices_insert AFTER INSERT ON prices BEGIN
  INSERT INTO board_stale (serial_id) SELECT id FROM serials WHERE product_id = NEW.product_id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_through_prices_update AFTER UPDATE ON prices BEGIN
  INSERT INTO board_stale (serial_id) SELECT id FROM serials WHERE product_id = NEW.product_id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_through_products_update AFTER UPDATE ON products BEGIN
  INSERT INTO board_stale (serial_id) SELECT id FROM serials WHERE product_id = NEW.id ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_validations_delete AFTER DELETE ON validations BEGIN
  INSERT INTO board_stale (serial_id) VALUES (OLD.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_validations_insert AFTER INSERT ON validations BEGIN
  INSERT INTO board_stale (serial_id) VALUES (NEW.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER stale_validations_update AFTER UPDATE ON validations BEGIN
  INSERT INTO board_stale (serial_id) VALUES (NEW.serial_id) ON CONFLICT DO NOTHING;
END;

CREATE TRIGGER totals_clients_city AFTER UPDATE OF city ON clients WHEN OLD.city <> NEW.city BEGIN
  
  INSERT INTO month_totals (part, value, month, payments, income, net)
  SELECT 'city', OLD.city, substr(paid_on, 1, 7), -sum(payments), -sum(income), -sum(net)
  FROM (SELECT paid_on, CASE payments.kind WHEN 'payment' THEN 1 ELSE -1 END AS payments, payments.amount AS income, (CASE WHEN payments.amount < 0 THEN -1 ELSE 1 END
  * ((abs(payments.amount) * 20000 + 10000 + payments.vat_basis_points) / (2 * (10000 + payments.vat_basis_points)))) AS net FROM payments WHERE client_id = OLD.id)
  WHERE TRUE GROUP BY substr(paid_on, 1, 7)
  ON CONFLICT (part, value, month) DO UPDATE SET payments = payments + excluded.payments, income = income + excluded.income, net = net + excluded.net;
  INSERT INTO month_totals (part, value, month, renewals, late, first_rentals)
  SELECT 'city', OLD.city, month, -sum(renewals), -sum(late), -sum(first_rentals)
  FROM (
    SELECT substr(coalesce((SELECT paid_on FROM payments WHERE id = n.payment_id), n.recorded_on), 1, 7) AS month, 
  n.first_month > 0 AS renewals,
  n.first_month > 0 AND coalesce(
    (SELECT paid_on FROM payments WHERE id = n.payment_id) >= n.due_on, FALSE) AS late,
  n.first_month = 0 AS first_rentals
    FROM serials s JOIN rentals r ON r.serial_id = s.id JOIN renewals n ON n.rental_id = r.id
    WHERE s.client_id = OLD.id AND n.state = 'confirmed'
  )
  WHERE TRUE GROUP BY month
  ON CONFLICT (part, value, month) DO UPDATE SET renewals = renewals + excluded.renewals, late = late + excluded.late, first_rentals = first_rentals + excluded.first_rentals;
  INSERT INTO month_totals (part, value, month, payments, income, net)
  SELECT 'city', NEW.city, substr(paid_on, 1, 7), sum(payments), sum(income), sum(net)
  FROM (SELECT paid_on, CASE payments.kind WHEN 'payment' THEN 1 ELSE -1 END AS payments, payments.amount AS income, (CASE WHEN payments.amount < 0 THEN -1 ELSE 1 END
  * ((abs(payments.amount) * 20000 + 10000 + payments.vat_basis_points) / (2 * (10000 + payments.vat_basis_points)))) AS net FROM payments WHERE client_id = NEW.id)
  WHERE TRUE GROUP BY substr(paid_on, 1, 7)
  ON CONFLICT (part, value, month) DO UPDATE SET payments = payments + excluded.payments, income = income + excluded.income, net = net + excluded.net;
  INSERT INTO month_totals (part, value, month, renewals, late, first_rentals)
  SELECT 'city', NEW.city, month, sum(renewals), sum(late), sum(first_rentals)
  FROM (
    SELECT substr(coalesce((SELECT paid_on FROM payments WHERE id = n.payment_id), n.recorded_on), 1, 7) AS month, 
  n.first_month > 0 AS renewals,
  n.first_month > 0 AND coalesce(
    (SELECT paid_on FROM payments WHERE id = n.payment_id) >= n.due_on, FALSE) AS late,
  n.first_month = 0 AS first_rentals
    FROM serials s JOIN rentals r ON r.serial_id = s.id JOIN renewals n ON n.rental_id = r.id
    WHERE s.client_id = NEW.id AND n.state = 'confirmed'
  )
  WHERE TRUE GROUP BY month
  ON CONFLICT (part, value, month) DO UPDATE SET renewals = renewals + excluded.renewals, late = late + excluded.late, first_rentals = first_rentals + excluded.first_rentals; END;

CREATE TRIGGER totals_payments_delete AFTER DELETE ON payments BEGIN 
  INSERT INTO month_totals (part, value, month, payments, income, net)
  SELECT p.column1, p.column2, substr(OLD.paid_on, 1, 7), -s.payments, -s.income, -s.net
  FROM (VALUES
    ('all', ''),
    ('system', coalesce((SELECT product_id FROM serials WHERE id = OLD.serial_id), '')),
    ('city', (SELECT city FROM clients WHERE id = OLD.client_id)),
    ('billing', OLD.billed_by || ' ' || coalesce((SELECT product_id FROM serials WHERE id = OLD.serial_id), '')),
    ('operator', OLD.operator_id),
    ('method', OLD.method)
  ) p, (SELECT CASE OLD.kind WHEN 'payment' THEN 1 ELSE -1 END AS payments, OLD.amount AS income, (CASE WHEN OLD.amount < 0 THEN -1 ELSE 1 END
  * ((abs(OLD.amount) * 20000 + 10000 + OLD.vat_basis_points) / (2 * (10000 + OLD.vat_basis_points)))) AS net) s WHERE TRUE
  ON CONFLICT (part, value, month) DO UPDATE SET payments = payments + excluded.payments, income = income + excluded.income, net = net + excluded.net; END;

CREATE TRIGGER totals_payments_insert AFTER INSERT ON payments BEGIN 
  INSERT INTO month_totals (part, value, month, payments, income, net)
  SELECT p.column1, p.column2, substr(NEW.paid_on, 1, 7), s.payments, s.income, s.net
  FROM (VALUES
    ('all', ''),
    ('system', coalesce((SELECT product_id FROM serials WHERE id = NEW.serial_id), '')),
    ('city', (SELECT city FROM clients WHERE id = NEW.client_id)),
    ('billing', NEW.billed_by || ' ' || coalesce((SELECT product_id FROM serials WHERE id = NEW.serial_id), '')),
    ('operator', NEW.operator_id),
    ('method', NEW.method)
  ) p, (SELECT CASE NEW.kind WHEN 'payment' THEN 1 ELSE -1 END AS payments, NEW.amount AS income, (CASE WHEN NEW.amount < 0 THEN -1 ELSE 1 END
  * ((abs(NEW.amount) * 20000 + 10000 + NEW.vat_basis_points) / (2 * (10000 + NEW.vat_basis_points)))) AS net) s WHERE TRUE
  ON CONFLICT (part, value, month) DO UPDATE SET payments = payments + excluded.payments, income = income + excluded.income, net = net + excluded.net; END;

CREATE TRIGGER totals_payments_update AFTER UPDATE ON payments BEGIN 
  INSERT INTO month_totals (part, value, month, payments, income, net)
  SELECT p.column1, p.column2, substr(OLD.paid_on, 1, 7), -s.payments, -s.income, -s.net
  FROM (VALUES
    ('all', ''),
    ('system', coalesce((SELECT product_id FROM serials WHERE id = OLD.serial_id), '')),
    ('city', (SELECT city FROM clients WHERE id = OLD.client_id)),
    ('billing', OLD.billed_by || ' ' || coalesce((SELECT product_id FROM serials WHERE id = OLD.serial_id), '')),
    ('operator', OLD.operator_id),
    ('method', OLD.method)
  ) p, (SELECT CASE OLD.kind WHEN 'payment' THEN 1 ELSE -1 END AS payments, OLD.amount AS income, (CASE WHEN OLD.amount < 0 THEN -1 ELSE 1 END
  * ((abs(OLD.amount) * 20000 + 10000 + OLD.vat_basis_points) / (2 * (10000 + OLD.vat_basis_points)))) AS net) s WHERE TRUE
  ON CONFLICT (part, value, month) DO UPDATE SET payments = payments + excluded.payments, income = income + excluded.income, net = net + excluded.net;
  INSERT INTO month_totals (part, value, month, payments, income, net)
  SELECT p.column1, p.column2, substr(NEW.paid_on, 1, 7), s.payments, s.income, s.net
  FROM (VALUES
    ('all', ''),
    ('system', coalesce((SELECT product_id FROM serials WHERE id = NEW.serial_id), '')),
    ('city', (SELECT city FROM clients WHERE id = NEW.client_id)),
    ('billing', NEW.billed_by || ' ' || coalesce((SELECT product_id FROM serials WHERE id = NEW.serial_id), '')),
    ('operator', NEW.operator_id),
    ('method', NEW.method)
  ) p, (SELECT CASE NEW.kind WHEN 'payment' THEN 1 ELSE -1 END AS payments, NEW.amount AS income, (CASE WHEN NEW.amount < 0 THEN -1 ELSE 1 END
  * ((abs(NEW.amount) * 20000 + 10000 + NEW.vat_basis_points) / (2 * (10000 + NEW.vat_basis_points)))) AS net) s WHERE TRUE
  ON CONFLICT (part, value, month) DO UPDATE SET payments = payments + excluded.payments, income = income + excluded.income, net = net + excluded.net; END;

CREATE TRIGGER totals_renewals_delete AFTER DELETE ON renewals BEGIN 
  INSERT INTO month_totals (part, value, month, renewals, late, first_rentals)
  SELECT p.column1, p.column2, substr(coalesce((SELECT paid_on FROM payments WHERE id = OLD.payment_id), OLD.recorded_on), 1, 7), -s.renewals, -s.late, -s.first_rentals
  FROM (VALUES
    ('all', ''),
    ('system', (SELECT s.product_id FROM rentals r JOIN serials s ON s.id = r.serial_id WHERE r.id = OLD.rental_id)),
    ('city', (SELECT c.city FROM rentals r JOIN serials s ON s.id = r.serial_id JOIN clients c ON c.id = s.client_id
              WHERE r.id = OLD.rental_id))
  ) p, (SELECT 
  OLD.first_month > 0 AS renewals,
  OLD.first_month > 0 AND coalesce(
    (SELECT paid_on FROM payments WHERE id = OLD.payment_id) >= OLD.due_on, FALSE) AS late,
  OLD.first_month = 0 AS first_rentals) s WHERE OLD.state = 'confirmed'
  ON CONFLICT (part, value, month) DO UPDATE SET renewals = renewals + excluded.renewals, late = late + excluded.late, first_rentals = first_rentals + excluded.first_rentals; END;

CREATE TRIGGER totals_renewals_insert AFTER INSERT ON renewals BEGIN 
  INSERT INTO month_totals (part, value, month, renewals, late, first_rentals)
  SELECT p.column1, p.column2, substr(coalesce((SELECT paid_on FROM payments WHERE id = NEW.payment_id), NEW.recorded_on), 1, 7), s.renewals, s.late, s.first_rentals
  FROM (VALUES
    ('all', ''),
    ('system', (SELECT s.product_id FROM rentals r JOIN serials s ON s.id = r.serial_id WHERE r.id = NEW.rental_id)),
    ('city', (SELECT c.city FROM rentals r JOIN serials s ON s.id = r.serial_id JOIN clients c ON c.id = s.client_id
              WHERE r.id = NEW.rental_id))
  ) p, (SELECT 
  NEW.first_month > 0 AS renewals,
  NEW.first_month > 0 AND coalesce(
    (SELECT paid_on FROM payments WHERE id = NEW.payment_id) >= NEW.due_on, FALSE) AS late,
  NEW.first_month = 0 AS first_rentals) s WHERE NEW.state = 'confirmed'
  ON CONFLICT (part, value, month) DO UPDATE SET renewals = renewals + excluded.renewals, late = late + excluded.late, first_rentals = first_rentals + excluded.first_rentals; END;

CREATE TRIGGER totals_renewals_update AFTER UPDATE ON renewals BEGIN 
  INSERT INTO month_totals (part, value, month, renewals, late, first_rentals)
  SELECT p.column1, p.column2, substr(coalesce((SELECT paid_on FROM payments WHERE id = OLD.payment_id), OLD.recorded_on), 1, 7), -s.renewals, -s.late, -s.first_rentals
  FROM (VALUES
    ('all', ''),
    ('system', (SELECT s.product_id FROM rentals r JOIN serials s ON s.id = r.serial_id WHERE r.id = OLD.rental_id)),
    ('city', (SELECT c.city FROM rentals r JOIN serials s ON s.id = r.serial_id JOIN clients c ON c.id = s.client_id
              WHERE r.id = OLD.rental_id))
  ) p, (SELECT 
  OLD.first_month > 0 AS renewals,
  OLD.first_month > 0 AND coalesce(
    (SELECT paid_on FROM payments WHERE id = OLD.payment_id) >= OLD.due_on, FALSE) AS late,
  OLD.first_month = 0 AS first_rentals) s WHERE OLD.state = 'confirmed'
  ON CONFLICT (part, value, month) DO UPDATE SET renewals = renewals + excluded.renewals, late = late + excluded.late, first_rentals = first_rentals + excluded.first_rentals;
  INSERT INTO month_totals (part, value, month, renewals, late, first_rentals)
  SELECT p.column1, p.column2, substr(coalesce((SELECT paid_on FROM payments WHERE id = NEW.payment_id), NEW.recorded_on), 1, 7), s.renewals, s.late, s.first_rentals
  FROM (VALUES
    ('all', ''),
    ('system', (SELECT s.product_id FROM rentals r JOIN serials s ON s.id = r.serial_id WHERE r.id = NEW.rental_id)),
    ('city', (SELECT c.city FROM rentals r JOIN serials s ON s.id = r.serial_id JOIN clients c ON c.id = s.client_id
              WHERE r.id = NEW.rental_id))
  ) p, (SELECT 
  NEW.first_month > 0 AS renewals,
  NEW.first_month > 0 AND coalesce(
    (SELECT paid_on FROM payments WHERE id = NEW.payment_id) >= NEW.due_on, FALSE) AS late,
  NEW.first_month = 0 AS first_rentals) s WHERE NEW.state = 'confirmed'
  ON CONFLICT (part, value, month) DO UPDATE SET renewals = renewals + excluded.renewals, late = late + excluded.late, first_rentals = first_rentals + excluded.first_rentals; END;

CREATE TRIGGER totals_serials_client AFTER UPDATE OF client_id ON serials WHEN OLD.client_id <> NEW.client_id BEGIN
  
  INSERT INTO month_totals (part, value, month, renewals, late, first_rentals)
  SELECT 'city', (SELECT city FROM clients WHERE id = OLD.client_id), month, -sum(renewals), -sum(late), -sum(first_rentals)
  FROM (
    SELECT substr(coalesce((SELECT paid_on FROM payments WHERE id = n.payment_id), n.recorded_on), 1, 7) AS month, 
  n.first_month > 0 AS renewals,
  n.first_month > 0 AND coalesce(
    (SELECT paid_on FROM payments WHERE id = n.payment_id) >= n.due_on, FALSE) AS late,
  n.first_month = 0 AS first_rentals
    FROM serials s JOIN rentals r ON r.serial_id = s.id JOIN renewals n ON n.rental_id = r.id
    WHERE s.id = OLD.id AND n.state = 'confirmed'
  )
  WHERE TRUE GROUP BY month
  ON CONFLICT (part, value, month) DO UPDATE SET renewals = renewals + excluded.renewals, late = late + excluded.late, first_rentals = first_rentals + excluded.first_rentals;
  INSERT INTO month_totals (part, value, month, renewals, late, first_rentals)
  SELECT 'city', (SELECT city FROM clients WHERE id = NEW.client_id), month, sum(renewals), sum(late), sum(first_rentals)
  FROM (
    SELECT substr(coalesce((SELECT paid_on FROM payments WHERE id = n.payment_id), n.recorded_on), 1, 7) AS month, 
  n.first_month > 0 AS renewals,
  n.first_month > 0 AND coalesce(
    (SELECT paid_on FROM payments WHERE id = n.payment_id) >= n.due_on, FALSE) AS late,
  n.first_month = 0 AS first_rentals
    FROM serials s JOIN rentals r ON r.serial_id = s.id JOIN renewals n ON n.rental_id = r.id
    WHERE s.id = NEW.id AND n.state = 'confirmed'
  )
  WHERE TRUE GROUP BY month
  ON CONFLICT (part, value, month) DO UPDATE SET renewals = renewals + excluded.renewals, late = late + excluded.late, first_rentals = first_rentals + excluded.first_rentals;
END;

CREATE TABLE activation_codes (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  code TEXT NOT NULL CHECK (code <> ''),
  source TEXT NOT NULL CHECK (source IN ('import', 'typed', 'vendor', 'portal', 'unlock', 'certificate')),
  received_on TEXT NOT NULL,
  computer TEXT NOT NULL DEFAULT '',
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (serial_id, code)
) STRICT;

CREATE TABLE aliases (
  id TEXT PRIMARY KEY,
  canonical TEXT NOT NULL CHECK (canonical <> id),
  made_at TEXT NOT NULL,
  given TEXT CHECK (given IS NULL OR json_valid(given)),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE anchors (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  activated_on TEXT NOT NULL CHECK (activated_on GLOB '????-??-??'),
  last_day INTEGER NOT NULL CHECK (last_day IN (0, 1)),
  until_day TEXT NOT NULL CHECK (until_day > activated_on),
  paid_months INTEGER NOT NULL CHECK (paid_months >= 0),
  paid_state TEXT NOT NULL CHECK (paid_state IN ('presumed', 'confirmed')),
  reason TEXT NOT NULL CHECK (reason <> ''),
  changed_on TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (serial_id, activated_on)
) STRICT;

CREATE TABLE arco_requests (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('access', 'rectification', 'cancellation', 'opposition')),
  person TEXT NOT NULL CHECK (person <> ''),
  client_id TEXT REFERENCES clients (id),
  contact_id TEXT,
  channel TEXT NOT NULL,
  detail TEXT NOT NULL,
  received_on TEXT NOT NULL CHECK (received_on GLOB '????-??-??'),
  answer_by TEXT NOT NULL CHECK (answer_by GLOB '????-??-??'),
  identity_checked INTEGER NOT NULL DEFAULT 0 CHECK (identity_checked IN (0, 1)),
  answer TEXT CHECK (answer IN ('granted', 'refused')),
  answer_note TEXT,
  answered_on TEXT CHECK (answered_on GLOB '????-??-??'),
  act_by TEXT CHECK (act_by GLOB '????-??-??'),
  done_note TEXT,
  done_on TEXT CHECK (done_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((answer IS NULL) = (answered_on IS NULL)),
  CHECK ((answer = 'granted') = (act_by IS NOT NULL) OR answer IS NULL)
) STRICT;

CREATE TABLE attachments (
  id TEXT PRIMARY KEY CHECK (length(id) = 64),
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size BETWEEN 1 AND 10485760),
  added_on TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE audit (
  n INTEGER PRIMARY KEY,
  seq INTEGER,
  at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  host TEXT NOT NULL,
  action TEXT NOT NULL,
  entity TEXT,
  reason TEXT,
  hash TEXT NOT NULL
) STRICT;

CREATE TABLE audit_seals (
  device TEXT NOT NULL,
  n INTEGER NOT NULL,
  hash TEXT NOT NULL,
  at TEXT NOT NULL,
  signature TEXT NOT NULL,
  server_key TEXT NOT NULL,
  PRIMARY KEY (device, n, hash)
) STRICT, WITHOUT ROWID;

CREATE TABLE balance_moves (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients (id),
  order_id TEXT NOT NULL REFERENCES orders (id),
  amount INTEGER NOT NULL CHECK (amount <> 0),
  why TEXT NOT NULL CHECK (why IN ('applied', 'takenBack', 'cancelled', 'notRenewed', 'reversed')),
  moved_on TEXT NOT NULL CHECK (moved_on GLOB '????-??-??'),
  moved_at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE bank_accounts (
  id TEXT PRIMARY KEY,
  billed_by TEXT NOT NULL CHECK (billed_by IN ('vendor', 'distributor')),
  vendor_id TEXT REFERENCES vendors (id),
  beneficiary TEXT NOT NULL,
  bank TEXT NOT NULL,
  account TEXT NOT NULL,
  clabe TEXT NOT NULL,
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((billed_by = 'vendor') = (vendor_id IS NOT NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE bank_lines (
  id TEXT PRIMARY KEY,
  statement TEXT NOT NULL,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  amount INTEGER NOT NULL CHECK (amount <> 0),
  text TEXT NOT NULL,
  reference TEXT NOT NULL DEFAULT '',
  payment_id TEXT UNIQUE REFERENCES payments (id),
  set_aside TEXT,
  kept_on TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK (payment_id IS NULL OR set_aside IS NULL)
) STRICT;

CREATE TABLE before_images (
  n INTEGER PRIMARY KEY,
  seq INTEGER NOT NULL,
  tbl TEXT NOT NULL,
  key TEXT NOT NULL,
  row TEXT
) STRICT;

CREATE TABLE board (
  n INTEGER PRIMARY KEY,
  serial_id TEXT NOT NULL UNIQUE,
  serial TEXT NOT NULL,
  client_id TEXT NOT NULL,
  client_name TEXT NOT NULL,
  client_key TEXT NOT NULL,
  rfc TEXT,
  city TEXT NOT NULL,
  product_id TEXT NOT NULL,
  system TEXT NOT NULL,
  version TEXT NOT NULL,
  users INTEGER NOT NULL,
  mode TEXT NOT NULL,
  months INTEGER,
  method TEXT,
  auto_charge INTEGER NOT NULL,
  activated_on TEXT,
  next_cutoff TEXT,
  next_validation TEXT,
  status TEXT NOT NULL,
  state TEXT NOT NULL,
  loss_on TEXT,
  validation_state TEXT NOT NULL,
  tolerance_until TEXT,
  until_day TEXT,
  amount INTEGER,
  recheck_on TEXT,
  installed_on TEXT,
  has_left INTEGER NOT NULL,
  last_day INTEGER NOT NULL,
  paid_months INTEGER NOT NULL,
  paid_state TEXT NOT NULL
, known_on TEXT, remind_on TEXT) STRICT;

CREATE TABLE board_stale (
  serial_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE board_stale_reminders (
  serial_id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE calendars (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  zone TEXT NOT NULL,
  holidays TEXT NOT NULL CHECK (holidays IN ('law', 'bank', 'none')),
  hours TEXT NOT NULL CHECK (json_valid(hours)),
  special_days TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(special_days)),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE card_serials (
  serial_id TEXT PRIMARY KEY REFERENCES serials (id),
  card_id TEXT NOT NULL REFERENCES cards (id),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE cards (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients (id),
  last4 TEXT NOT NULL CHECK (last4 GLOB '[0-9][0-9][0-9][0-9]'),
  expires TEXT NOT NULL CHECK (expires GLOB '????-??'),
  label TEXT NOT NULL DEFAULT '',
  added_on TEXT NOT NULL CHECK (added_on GLOB '????-??-??'),
  removed_on TEXT CHECK (removed_on GLOB '????-??-??'),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE case_hours (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
  minutes INTEGER NOT NULL CHECK (minutes BETWEEN 1 AND 1440),
  what TEXT NOT NULL CHECK (what <> ''),
  operator_id TEXT NOT NULL,
  removed_on TEXT CHECK (removed_on GLOB '????-??-??'),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE case_notes (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  kind TEXT NOT NULL CHECK (kind IN (
    'opened', 'note', 'answer', 'attempt', 'sorted', 'waiting', 'resumed', 'specialist', 'reproduced', 'development',
    'dataComplete', 'advisory', 'closed')),
  text TEXT NOT NULL,
  on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
  at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE case_pauses (
  id TEXT PRIMARY KEY,
  case_id TEXT NOT NULL REFERENCES cases (id),
  why TEXT NOT NULL CHECK (why IN ('client', 'thirdParty')),
  from_at TEXT NOT NULL,
  until_at TEXT CHECK (until_at >= from_at),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE cases (
  id TEXT PRIMARY KEY,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  client_id TEXT REFERENCES clients (id),
  serial_id TEXT REFERENCES serials (id),
  caller TEXT NOT NULL CHECK (caller <> ''),
  phone TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL CHECK (channel IN ('phone', 'chat', 'email', 'remote')),
  subject TEXT NOT NULL CHECK (subject <> ''),
  said TEXT NOT NULL DEFAULT '',
  topic TEXT,
  sorted_by TEXT CHECK (sorted_by IN ('words', 'person')),
  priority TEXT CHECK (priority IN ('high', 'normal', 'low')),
  vendor_id TEXT NOT NULL REFERENCES vendors (id),
  entitlement TEXT NOT NULL,
  entitled INTEGER NOT NULL CHECK (entitled IN (0, 1)),
  entitled_until TEXT CHECK (entitled_until GLOB '????-??-??'),
  policy TEXT NOT NULL CHECK (json_valid(policy)),
  state TEXT NOT NULL CHECK (state IN (
    'open', 'specialist', 'waitingClient', 'waitingThirdParty', 'development', 'closed')),
  opened_at TEXT NOT NULL,
  opened_on TEXT NOT NULL CHECK (opened_on GLOB '????-??-??'),
  answer_from TEXT NOT NULL,
  answered_at TEXT,
  data_complete_at TEXT,
  promised_by TEXT,
  waiting_since TEXT CHECK (waiting_since GLOB '????-??-??'),
  specialist_id TEXT REFERENCES operators (id),
  reproduced INTEGER NOT NULL DEFAULT 0 CHECK (reproduced IN (0, 1)),
  steps TEXT NOT NULL DEFAULT '',
  hour_rate INTEGER CHECK (hour_rate >= 0),
  follows_id TEXT REFERENCES cases (id),
  duplicate_of TEXT REFERENCES cases (id),
  closed_on TEXT CHECK (closed_on GLOB '????-??-??'),
  closing_reason TEXT,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (series, number),
  CHECK ((topic IS NULL) = (sorted_by IS NULL)),
  CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
  CHECK ((closed_on IS NULL) = (closing_reason IS NULL))
) STRICT;

CREATE TABLE charge_consents (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  amount INTEGER NOT NULL CHECK (amount > 0),
  months INTEGER NOT NULL CHECK (months IN (1, 6, 12)),
  first_charge_on TEXT NOT NULL CHECK (first_charge_on GLOB '????-??-??'),
  given_on TEXT NOT NULL CHECK (given_on GLOB '????-??-??'),
  given_by TEXT NOT NULL CHECK (given_by IN ('email', 'whatsapp', 'paper', 'call', 'portal')),
  note TEXT NOT NULL DEFAULT '',
  attachment_id TEXT REFERENCES attachments (id),
  recorded_on TEXT NOT NULL CHECK (recorded_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE charge_failures (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  month INTEGER NOT NULL CHECK (month >= 0),
  charge_on TEXT NOT NULL CHECK (charge_on GLOB '????-??-??'),
  reported_on TEXT NOT NULL CHECK (reported_on GLOB '????-??-??'),
  last4 TEXT NOT NULL,
  reason TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (serial_id, month)
) STRICT;

CREATE TABLE charge_notices (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  charge_on TEXT NOT NULL CHECK (charge_on GLOB '????-??-??'),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'whatsapp', 'call', 'paper')),
  sent_on TEXT NOT NULL CHECK (sent_on GLOB '????-??-??'),
  sent_at TEXT NOT NULL,
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  proof TEXT NOT NULL,
  attachment_id TEXT REFERENCES attachments (id),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (serial_id, charge_on)
) STRICT;

CREATE TABLE charge_switches (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  state TEXT NOT NULL CHECK (state IN ('on', 'asked', 'off')),
  on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
  reason TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE clients (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  name_key TEXT NOT NULL,
  rfc TEXT,
  rfc_verified_on TEXT,
  city TEXT NOT NULL DEFAULT '',
  channel TEXT NOT NULL DEFAULT 'own' CHECK (channel IN ('own', 'telmex', 'other')),
  billed_by TEXT NOT NULL DEFAULT 'vendor' CHECK (billed_by IN ('vendor', 'distributor')),
  note TEXT NOT NULL DEFAULT '',
  follower_id TEXT REFERENCES operators (id),
  fiscal_name TEXT NOT NULL DEFAULT '',
  fiscal_regime TEXT NOT NULL DEFAULT '',
  cfdi_use TEXT NOT NULL DEFAULT '',
  postcode TEXT NOT NULL DEFAULT '',
  shipping TEXT NOT NULL DEFAULT '',
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'left')),
  left_on TEXT CHECK (left_on IS NULL OR left_on GLOB '????-??-??'),
  left_reason TEXT,
  created_on TEXT NOT NULL,
  import_id TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((status = 'left') = (left_on IS NOT NULL))
) STRICT;

CREATE TABLE code_requests (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  state TEXT NOT NULL CHECK (state IN ('open', 'arrived', 'cancelled')),
  asked_on TEXT NOT NULL CHECK (asked_on GLOB '????-??-??'),
  asked_at TEXT NOT NULL,
  closed_on TEXT CHECK (closed_on GLOB '????-??-??'),
  reason TEXT NOT NULL DEFAULT '',
  code_id TEXT REFERENCES activation_codes (id),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((state = 'open') = (closed_on IS NULL)),
  CHECK (state <> 'arrived' OR code_id IS NOT NULL OR reason <> ''),
  CHECK (state <> 'cancelled' OR reason <> '')
) STRICT;

CREATE TABLE comebacks (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients (id),
  serial_id TEXT REFERENCES serials (id),
  left_on TEXT NOT NULL CHECK (left_on GLOB '????-??-??'),
  left_reason TEXT NOT NULL,
  returned_on TEXT NOT NULL CHECK (returned_on GLOB '????-??-??'),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE computer_changes (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  cause TEXT NOT NULL CHECK (cause IN ('breakdown', 'newComputer', 'other')),
  cause_text TEXT NOT NULL,
  computer TEXT NOT NULL,
  on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK (cause <> 'other' OR cause_text <> '')
) STRICT;

CREATE TABLE contact_log (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients (id),
  serial_id TEXT REFERENCES serials (id),
  on_day TEXT NOT NULL,
  at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  channel TEXT NOT NULL CHECK (channel IN ('call', 'whatsapp', 'email', 'visit', 'note')),
  text TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
, outcome TEXT
  CHECK (outcome IN ('answered', 'noAnswer', 'promised', 'leftMessage', 'wrongNumber'))) STRICT;

CREATE TABLE contacts (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients (id),
  position INTEGER NOT NULL,
  name TEXT NOT NULL,
  phone TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT '',
  rev INTEGER NOT NULL DEFAULT 0
, notice_version TEXT NOT NULL DEFAULT '', notice_on TEXT CHECK (notice_on GLOB '????-??-??'), voluntary INTEGER NOT NULL DEFAULT 0 CHECK (voluntary IN (0, 1)), opposed_on TEXT CHECK (opposed_on GLOB '????-??-??')) STRICT;

CREATE TABLE day_closings (
  id TEXT PRIMARY KEY,
  day TEXT NOT NULL CHECK (day GLOB '????-??-??'),
  closed_at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  note TEXT NOT NULL DEFAULT '',
  reopened_on TEXT CHECK (reopened_on GLOB '????-??-??'),
  reopened_by TEXT,
  reason TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((reopened_on IS NULL) = (reason IS NULL))
) STRICT;

CREATE TABLE device (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  device_id TEXT NOT NULL,
  machine TEXT NOT NULL,
  letter TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  updates_from TEXT CHECK (updates_from LIKE 'https://%'),
  printer TEXT CHECK (printer <> ''),
  slip_size TEXT NOT NULL DEFAULT 'halfLetter' CHECK (slip_size IN ('halfLetter', 'twoHalves', 'letter', 'a4'))
) STRICT;

CREATE TABLE devices (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  letter TEXT NOT NULL UNIQUE,
  public_key TEXT NOT NULL,
  box_key TEXT NOT NULL,
  wrapped_key TEXT,
  machine TEXT NOT NULL,
  enrolled_at TEXT NOT NULL,
  revoked_at TEXT,
  revoked_reason TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((revoked_at IS NULL) = (revoked_reason IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE digest_sums (
  tbl TEXT PRIMARY KEY,
  sum TEXT NOT NULL CHECK (length(sum) = 32)
) STRICT, WITHOUT ROWID;

CREATE TABLE door (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  seq INTEGER NOT NULL
) STRICT;

CREATE TABLE enrolment (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  url TEXT NOT NULL,
  tenant TEXT NOT NULL,
  server_key TEXT NOT NULL,
  epoch INTEGER NOT NULL DEFAULT 1,
  seq_base INTEGER NOT NULL DEFAULT 0,
  cursor INTEGER NOT NULL DEFAULT 0,
  head INTEGER NOT NULL DEFAULT 0,
  enrolled_at TEXT NOT NULL,
  met_at TEXT,
  tried_at TEXT,
  failure TEXT,
  server_time TEXT,
  clock_off INTEGER NOT NULL DEFAULT 0,
  seen_rev INTEGER NOT NULL DEFAULT 0
, server_schema INTEGER) STRICT;

CREATE TABLE follow_ups (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients (id),
  serial_id TEXT REFERENCES serials (id),
  kind TEXT NOT NULL CHECK (kind IN ('promise', 'snooze', 'done')),
  until_day TEXT NOT NULL,
  made_on TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  log_id TEXT,
  closed_on TEXT,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE foreign_work (
  n INTEGER PRIMARY KEY,
  rev INTEGER NOT NULL,
  device_id TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  type TEXT NOT NULL,
  at TEXT NOT NULL,
  client_id TEXT
) STRICT;

CREATE TABLE handovers (
  id TEXT PRIMARY KEY,
  operator_id TEXT NOT NULL REFERENCES operators (id),
  to_id TEXT NOT NULL REFERENCES operators (id),
  from_on TEXT NOT NULL CHECK (from_on GLOB '????-??-??'),
  until_on TEXT NOT NULL CHECK (until_on GLOB '????-??-??'),
  ended_on TEXT CHECK (ended_on GLOB '????-??-??'),
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK (operator_id <> to_id AND from_on <= until_on)
) STRICT;

CREATE TABLE import_maps (
  fingerprint TEXT PRIMARY KEY,
  map TEXT NOT NULL CHECK (json_valid(map)),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE imports (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  sheet TEXT,
  imported_on TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  counts TEXT NOT NULL CHECK (json_valid(counts)),
  undone_on TEXT,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE intakes (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  rfc TEXT NOT NULL,
  contact_name TEXT NOT NULL,
  phone TEXT NOT NULL,
  email TEXT NOT NULL,
  note TEXT NOT NULL,
  subject TEXT,
  from_address TEXT NOT NULL,
  text TEXT NOT NULL,
  source_key TEXT,
  attachment_id TEXT REFERENCES attachments (id),
  received_on TEXT NOT NULL CHECK (received_on GLOB '????-??-??'),
  checked_on TEXT CHECK (checked_on GLOB '????-??-??'),
  client_id TEXT REFERENCES clients (id),
  registered_on TEXT CHECK (registered_on GLOB '????-??-??'),
  entry_id TEXT REFERENCES vault_entries (id),
  delivered_on TEXT CHECK (delivered_on GLOB '????-??-??'),
  delivered_by TEXT CHECK (delivered_by IN ('email', 'whatsapp', 'call', 'visit')),
  with_password INTEGER CHECK (with_password IN (0, 1)),
  cancelled_on TEXT CHECK (cancelled_on GLOB '????-??-??'),
  cancelled_reason TEXT,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK (registered_on IS NULL OR (client_id IS NOT NULL AND entry_id IS NOT NULL)),
  CHECK (delivered_on IS NULL OR registered_on IS NOT NULL),
  CHECK ((delivered_on IS NULL) = (delivered_by IS NULL) AND (delivered_on IS NULL) = (with_password IS NULL)),
  CHECK ((cancelled_on IS NULL) = (cancelled_reason IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE invoice_claims (
  id TEXT PRIMARY KEY,
  promise_id TEXT NOT NULL REFERENCES invoice_promises (id),
  claimed_on TEXT NOT NULL CHECK (claimed_on GLOB '????-??-??'),
  next_on TEXT NOT NULL CHECK (next_on GLOB '????-??-??'),
  note TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE invoice_documents (
  id TEXT PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'complement')),
  issued_at TEXT NOT NULL,
  issuer_rfc TEXT NOT NULL,
  issuer_name TEXT NOT NULL,
  receiver_rfc TEXT NOT NULL,
  receiver_name TEXT NOT NULL,
  total INTEGER NOT NULL CHECK (total >= 0),
  facts TEXT NOT NULL CHECK (json_valid(facts)),
  xml_id TEXT NOT NULL REFERENCES attachments (id),
  pdf_id TEXT REFERENCES attachments (id),
  mismatches TEXT NOT NULL CHECK (json_valid(mismatches)),
  state TEXT NOT NULL CHECK (state IN ('good', 'mismatch', 'accepted', 'rejected')),
  reason TEXT,
  received_on TEXT NOT NULL CHECK (received_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((state IN ('accepted', 'rejected')) = (reason IS NOT NULL))
) STRICT;

CREATE TABLE invoice_promises (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('invoice', 'complement')),
  client_id TEXT NOT NULL REFERENCES clients (id),
  payment_id TEXT NOT NULL REFERENCES payments (id),
  billed_by TEXT NOT NULL CHECK (billed_by IN ('vendor', 'distributor')),
  vendor_id TEXT NOT NULL REFERENCES vendors (id),
  amount INTEGER NOT NULL CHECK (amount > 0),
  paid_on TEXT NOT NULL CHECK (paid_on GLOB '????-??-??'),
  promised_on TEXT NOT NULL CHECK (promised_on GLOB '????-??-??'),
  claim_on TEXT NOT NULL CHECK (claim_on GLOB '????-??-??'),
  state TEXT NOT NULL CHECK (state IN ('waiting', 'mismatch', 'received', 'withdrawn')),
  document_id TEXT REFERENCES invoice_documents (id),
  pdf_id TEXT REFERENCES attachments (id),
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (payment_id, kind),
  CHECK (state NOT IN ('mismatch', 'received') OR document_id IS NOT NULL)
) STRICT;

CREATE TABLE layouts (
  operator_id TEXT NOT NULL,
  grid TEXT NOT NULL,
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  PRIMARY KEY (operator_id, grid)
) STRICT, WITHOUT ROWID;

CREATE TABLE licence_certificates (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL UNIQUE REFERENCES serials (id),
  folio TEXT NOT NULL CHECK (folio <> ''),
  dated_on TEXT CHECK (dated_on GLOB '????-??-??'),
  code_id TEXT NOT NULL REFERENCES activation_codes (id),
  attachment_id TEXT REFERENCES attachments (id),
  kept_on TEXT NOT NULL CHECK (kept_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE licence_updates (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
  version TEXT NOT NULL CHECK (version <> ''),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (serial_id, on_day)
) STRICT;

CREATE TABLE local_state (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE mails (
  id TEXT PRIMARY KEY,
  message_id TEXT NOT NULL UNIQUE,
  client_id TEXT REFERENCES clients (id),
  recipients TEXT NOT NULL CHECK (json_valid(recipients)),
  subject TEXT NOT NULL CHECK (subject <> ''),
  body TEXT NOT NULL,
  attachments TEXT NOT NULL CHECK (json_valid(attachments)),
  sealed TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(sealed)),
  about TEXT NOT NULL,
  good_on TEXT CHECK (good_on GLOB '????-??-??'),
  state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'cancelled', 'unsure')),
  tries INTEGER NOT NULL DEFAULT 0,
  next_try_at TEXT NOT NULL,
  answer TEXT NOT NULL DEFAULT '',
  queued_on TEXT NOT NULL,
  queued_at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  settled_at TEXT,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE margin_rates (
  id TEXT PRIMARY KEY,
  billed_by TEXT NOT NULL CHECK (billed_by IN ('vendor', 'distributor')),
  product_id TEXT REFERENCES products (id),
  basis_points INTEGER NOT NULL CHECK (basis_points BETWEEN 0 AND 10000),
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '????-??-01'),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE month_totals (
  part TEXT NOT NULL CHECK (part IN ('all', 'system', 'city', 'billing', 'operator', 'method')),
  value TEXT NOT NULL,
  month TEXT NOT NULL CHECK (month GLOB '????-??'),
  payments INTEGER NOT NULL DEFAULT 0,
  income INTEGER NOT NULL DEFAULT 0,
  net INTEGER NOT NULL DEFAULT 0,
  renewals INTEGER NOT NULL DEFAULT 0,
  late INTEGER NOT NULL DEFAULT 0,
  first_rentals INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (part, value, month)
) STRICT, WITHOUT ROWID;

CREATE TABLE operators (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  role TEXT NOT NULL CHECK (role IN ('admin', 'sales', 'support', 'accounting', 'reader')),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE order_lines (
  id TEXT PRIMARY KEY,
  order_id TEXT NOT NULL REFERENCES orders (id),
  position INTEGER NOT NULL,
  serial_id TEXT REFERENCES serials (id),
  product_id TEXT NOT NULL REFERENCES products (id),
  users INTEGER NOT NULL CHECK (users >= 1),
  months INTEGER NOT NULL CHECK (months IN (1, 6, 12)),
  first_month INTEGER NOT NULL CHECK (first_month >= 0),
  amount INTEGER CHECK (amount >= 0),
  typed INTEGER NOT NULL CHECK (typed IN (0, 1)),
  outcome TEXT NOT NULL CHECK (outcome IN ('open', 'renewed', 'refused', 'elsewhere', 'cancelled')),
  refusal TEXT CHECK (refusal IN ('left', 'taken')),
  renewal_id TEXT REFERENCES renewals (id),
  first_payment_id TEXT REFERENCES payments (id),
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((outcome = 'refused') = (refusal IS NOT NULL))
) STRICT;

CREATE TABLE orders (
  id TEXT PRIMARY KEY,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  billed_by TEXT NOT NULL CHECK (billed_by IN ('vendor', 'distributor')),
  vendor_id TEXT REFERENCES vendors (id),
  state TEXT NOT NULL CHECK (state IN ('cart', 'final', 'slip', 'paid', 'activated', 'closed', 'cancelled')),
  created_on TEXT NOT NULL CHECK (created_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  note TEXT NOT NULL DEFAULT '',
  vat_basis_points INTEGER NOT NULL CHECK (vat_basis_points BETWEEN 0 AND 10000),
  method TEXT CHECK (method IN ('card', 'transfer', 'cheque', 'paypal', 'bancanet', 'counter')),
  slip_id TEXT REFERENCES slips (id),
  pay_by_day TEXT CHECK (pay_by_day GLOB '????-??-??'),
  pay_by_time TEXT CHECK (pay_by_time GLOB '??:??'),
  ended_on TEXT CHECK (ended_on GLOB '????-??-??'),
  end_reason TEXT,
  end_text TEXT NOT NULL DEFAULT '',
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (series, number),
  CHECK ((billed_by = 'vendor') = (vendor_id IS NOT NULL)),
  CHECK (state NOT IN ('slip', 'paid', 'activated', 'closed') OR method IS NOT NULL),
  CHECK ((state IN ('closed', 'cancelled')) = (ended_on IS NOT NULL))
) STRICT;

CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY,
  cmd_id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  args TEXT NOT NULL,
  group_id TEXT,
  operator_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  hash TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN (
    'pending', 'applied', 'applied_changed', 'merged', 'rejected', 'dependency_failed', 'poisoned')),
  result TEXT,
  rev INTEGER,
  held TEXT,
  dismissed_on TEXT
, told TEXT) STRICT;

CREATE TABLE passwords (
  id TEXT PRIMARY KEY REFERENCES operators (id),
  verifier TEXT NOT NULL,
  temporary INTEGER NOT NULL CHECK (temporary IN (0, 1)),
  set_at TEXT NOT NULL,
  set_by TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE payment_receipts (
  id TEXT PRIMARY KEY,
  payment_id TEXT NOT NULL REFERENCES payments (id),
  attachment_id TEXT NOT NULL REFERENCES attachments (id),
  added_on TEXT NOT NULL CHECK (added_on GLOB '????-??-??'),
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (payment_id, attachment_id)
) STRICT;

CREATE TABLE payments (
  id TEXT PRIMARY KEY,
  client_id TEXT NOT NULL REFERENCES clients (id),
  serial_id TEXT REFERENCES serials (id),
  order_id TEXT REFERENCES orders (id),
  slip_id TEXT,
  kind TEXT NOT NULL CHECK (kind IN ('payment', 'reversal')),
  amount INTEGER NOT NULL,
  in_favour INTEGER NOT NULL DEFAULT 0,
  vat_basis_points INTEGER NOT NULL,
  method TEXT NOT NULL CHECK (method IN ('card', 'transfer', 'cheque', 'paypal', 'bancanet', 'counter')),
  reference TEXT NOT NULL DEFAULT '',
  paid_on TEXT NOT NULL CHECK (paid_on IS NULL OR paid_on GLOB '????-??-??'),
  registered_on TEXT NOT NULL,
  registered_at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  reverses TEXT UNIQUE REFERENCES payments (id),
  reason TEXT,
  rev INTEGER NOT NULL DEFAULT 0, billed_by TEXT NOT NULL DEFAULT 'vendor' CHECK (billed_by IN ('vendor', 'distributor')),
  CHECK ((kind = 'reversal') = (reverses IS NOT NULL)),
  CHECK ((kind = 'payment' AND amount >= 0) OR (kind = 'reversal' AND amount <= 0))
) STRICT;

CREATE TABLE policies (
  id TEXT PRIMARY KEY,
  field TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '????-??-??'),
  reason TEXT NOT NULL DEFAULT '',
  decided_at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  withdrawn_at TEXT,
  withdrawn_by TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((withdrawn_at IS NULL) = (withdrawn_by IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE portal_answers (
  id TEXT PRIMARY KEY,
  renewal_id TEXT NOT NULL UNIQUE REFERENCES renewals (id),
  serial_id TEXT NOT NULL REFERENCES serials (id),
  says TEXT NOT NULL CHECK (says IN ('confirmed', 'differs', 'refused')),
  next_payment TEXT CHECK (next_payment GLOB '????-??-??'),
  users INTEGER CHECK (users >= 1),
  refused TEXT NOT NULL,
  said_on TEXT NOT NULL CHECK (said_on GLOB '????-??-??'),
  source TEXT NOT NULL CHECK (source IN ('byHand', 'simulated')),
  operator_id TEXT NOT NULL,
  settled TEXT CHECK (settled IN ('claimed', 'kept', 'accepted')),
  settled_on TEXT,
  note TEXT NOT NULL DEFAULT '',
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK (says <> 'refused' OR refused <> ''),
  CHECK ((settled IS NULL) = (settled_on IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE portal_kept (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  field TEXT NOT NULL CHECK (field IN ('users', 'version', 'system', 'activatedOn', 'nextPayment', 'renewal')),
  portal TEXT NOT NULL,
  here TEXT NOT NULL,
  kept_on TEXT NOT NULL CHECK (kept_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (serial_id, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE prepaid_batches (
  id TEXT PRIMARY KEY,
  supplier TEXT NOT NULL CHECK (supplier <> ''),
  invoice TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  received_on TEXT NOT NULL CHECK (received_on GLOB '????-??-??'),
  received_by TEXT NOT NULL CHECK (received_by <> ''),
  note TEXT NOT NULL,
  registered_on TEXT NOT NULL CHECK (registered_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE prepaid_keys (
  id TEXT PRIMARY KEY,
  batch_id TEXT NOT NULL REFERENCES prepaid_batches (id),
  sealed TEXT NOT NULL,
  fingerprint TEXT NOT NULL UNIQUE,
  last4 TEXT NOT NULL CHECK (length(last4) = 4),
  product_id TEXT NOT NULL REFERENCES products (id),
  months INTEGER NOT NULL CHECK (months IN (1, 6, 12)),
  users INTEGER NOT NULL CHECK (users > 0),
  unit_cost INTEGER CHECK (unit_cost >= 0),
  expires_on TEXT CHECK (expires_on GLOB '????-??-??'),
  state TEXT NOT NULL CHECK (state IN ('received', 'available', 'assigned', 'used', 'void')),
  typed_on TEXT CHECK (typed_on GLOB '????-??-??'),
  licence_on TEXT CHECK (licence_on GLOB '????-??-??'),
  notice_on TEXT CHECK (notice_on GLOB '????-??-??'),
  mail_on TEXT CHECK (mail_on GLOB '????-??-??'),
  declined_on TEXT CHECK (declined_on GLOB '????-??-??'),
  declined_reason TEXT,
  portal_client TEXT NOT NULL DEFAULT '',
  leased_to TEXT,
  leased_until TEXT CHECK (leased_until GLOB '????-??-??T??:??:??.???Z'),
  client_id TEXT REFERENCES clients (id),
  serial_id TEXT REFERENCES serials (id),
  renewal_id TEXT REFERENCES renewals (id),
  assigned_on TEXT CHECK (assigned_on GLOB '????-??-??'),
  given_by TEXT,
  price INTEGER CHECK (price >= 0),
  vat_basis_points INTEGER,
  payment_id TEXT REFERENCES payments (id),
  used_on TEXT CHECK (used_on GLOB '????-??-??'),
  void_on TEXT CHECK (void_on GLOB '????-??-??'),
  void_reason TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK (state <> 'assigned' OR serial_id IS NOT NULL),
  CHECK ((serial_id IS NULL) = (renewal_id IS NULL) AND (serial_id IS NULL) = (assigned_on IS NULL)),
  CHECK (payment_id IS NULL OR serial_id IS NOT NULL),
  CHECK ((state = 'used') = (used_on IS NOT NULL)),
  CHECK ((state = 'void') = (void_on IS NOT NULL) AND (void_on IS NULL) = (void_reason IS NULL)),
  CHECK ((declined_on IS NULL) = (declined_reason IS NULL)),
  CHECK ((leased_to IS NULL) = (leased_until IS NULL)),
  CHECK ((given_by IS NULL) = (assigned_on IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE prepaid_reveals (
  id TEXT PRIMARY KEY,
  key_id TEXT NOT NULL REFERENCES prepaid_keys (id),
  operator_id TEXT NOT NULL,
  at TEXT NOT NULL,
  on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
  reason TEXT NOT NULL CHECK (reason <> ''),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE prices (
  id TEXT PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES products (id),
  months INTEGER NOT NULL CHECK (months IN (1, 6, 12)),
  first_user INTEGER NOT NULL CHECK (first_user >= 0),
  further_user INTEGER NOT NULL CHECK (further_user >= 0),
  valid_from TEXT NOT NULL CHECK (valid_from IS NULL OR valid_from GLOB '????-??-??'),
  valid_until TEXT CHECK (valid_until IS NULL OR valid_until GLOB '????-??-??'),
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (product_id, months, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE products (
  id TEXT PRIMARY KEY,
  vendor_id TEXT NOT NULL REFERENCES vendors (id),
  code TEXT NOT NULL,
  name TEXT NOT NULL,
  offline_days INTEGER CHECK (offline_days BETWEEN 0 AND 15),
  trial_days INTEGER NOT NULL DEFAULT 30 CHECK (trial_days BETWEEN 0 AND 366),
  active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (vendor_id, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE quotes (
  id TEXT PRIMARY KEY,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  client_id TEXT REFERENCES clients (id),
  name TEXT NOT NULL CHECK (name <> ''),
  issued_on TEXT NOT NULL,
  valid_until TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  total INTEGER NOT NULL CHECK (total >= 0),
  paper TEXT NOT NULL CHECK (json_valid(paper)),
  status TEXT NOT NULL CHECK (status IN ('open', 'accepted', 'declined')),
  ended_on TEXT CHECK (ended_on GLOB '????-??-??'),
  reason TEXT,
  order_id TEXT REFERENCES orders (id),
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (series, number),
  CHECK ((status = 'open') = (ended_on IS NULL)),
  CHECK ((status = 'accepted') = (order_id IS NOT NULL))
) STRICT;

CREATE TABLE recovery_codes (
  id TEXT PRIMARY KEY,
  hash TEXT NOT NULL,
  made_at TEXT NOT NULL,
  made_by TEXT NOT NULL,
  ended_at TEXT,
  used_for TEXT REFERENCES operators (id),
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK (used_for IS NULL OR ended_at IS NOT NULL)
) STRICT, WITHOUT ROWID;

CREATE TABLE reminders (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  cutoff_on TEXT NOT NULL CHECK (cutoff_on GLOB '????-??-??'),
  offset_days INTEGER NOT NULL CHECK (offset_days >= -1),
  fired_on TEXT NOT NULL CHECK (fired_on GLOB '????-??-??'),
  late INTEGER NOT NULL CHECK (late IN (0, 1)),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'whatsapp', 'call', 'none')),
  mail_id TEXT REFERENCES mails (id),
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (serial_id, cutoff_on, offset_days)
) STRICT;

CREATE TABLE renewal_terms (
  renewal_id TEXT PRIMARY KEY REFERENCES renewals (id),
  users_before INTEGER NOT NULL CHECK (users_before >= 1),
  users_after INTEGER NOT NULL CHECK (users_after >= 1),
  months_before INTEGER NOT NULL CHECK (months_before IN (1, 6, 12)),
  months_after INTEGER NOT NULL CHECK (months_after IN (1, 6, 12)),
  method_before TEXT,
  method_after TEXT,
  auto_charge_before INTEGER NOT NULL CHECK (auto_charge_before IN (0, 1)),
  auto_charge_after INTEGER NOT NULL CHECK (auto_charge_after IN (0, 1)),
  seat_change_id TEXT REFERENCES seat_changes (id),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE renewals (
  id TEXT PRIMARY KEY,
  rental_id TEXT NOT NULL REFERENCES rentals (id),
  first_month INTEGER NOT NULL CHECK (first_month >= 0),
  months INTEGER NOT NULL CHECK (months >= 1),
  state TEXT NOT NULL CHECK (state IN ('presumed', 'confirmed', 'noService', 'reversed')),
  source TEXT NOT NULL CHECK (source IN ('payment', 'portal', 'client', 'policy', 'import', 'prepaidKey')),
  payment_id TEXT,
  users INTEGER NOT NULL,
  recorded_on TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
, anchor_id TEXT REFERENCES anchors (id), operator_id TEXT, due_on TEXT CHECK (due_on GLOB '????-??-??')) STRICT;

CREATE TABLE rentals (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL UNIQUE REFERENCES serials (id),
  months INTEGER NOT NULL CHECK (months IN (1, 6, 12)),
  method TEXT CHECK (method IN ('card', 'transfer', 'cheque', 'paypal', 'bancanet', 'counter')),
  auto_charge INTEGER NOT NULL DEFAULT 0 CHECK (auto_charge IN (0, 1)),
  paid_months INTEGER NOT NULL DEFAULT 0 CHECK (paid_months >= 0),
  paid_state TEXT NOT NULL CHECK (paid_state IN ('presumed', 'confirmed')),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE replacement_documents (
  id TEXT PRIMARY KEY,
  replacement_id TEXT NOT NULL REFERENCES replacements (id),
  document TEXT NOT NULL CHECK (document IN ('letter', 'policeReport')),
  attachment_id TEXT REFERENCES attachments (id),
  note TEXT NOT NULL,
  received_at TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE replacements (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  what TEXT NOT NULL CHECK (what IN ('certificate', 'code', 'media', 'everything')),
  cause TEXT NOT NULL CHECK (cause IN ('lost', 'theft', 'damage')),
  lost_on TEXT NOT NULL CHECK (lost_on GLOB '????-??-??'),
  computer TEXT NOT NULL CHECK (computer <> ''),
  note TEXT NOT NULL,
  right_reason TEXT NOT NULL,
  right_ends_on TEXT CHECK (right_ends_on GLOB '????-??-??'),
  calendar_id TEXT NOT NULL REFERENCES calendars (id),
  zone TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('asked', 'withVendor', 'replaced', 'refused', 'cancelled')),
  asked_on TEXT NOT NULL CHECK (asked_on GLOB '????-??-??'),
  asked_at TEXT NOT NULL,
  sent_at TEXT,
  clock_from TEXT CHECK (clock_from GLOB '????-??-??T??:??'),
  early TEXT CHECK (early GLOB '????-??-??T??:??'),
  late TEXT CHECK (late GLOB '????-??-??T??:??'),
  due_on TEXT CHECK (due_on GLOB '????-??-??'),
  due_time TEXT CHECK (due_time GLOB '??:??'),
  closed_on TEXT CHECK (closed_on GLOB '????-??-??'),
  closed_at TEXT,
  reason TEXT,
  code_id TEXT REFERENCES activation_codes (id),
  former_serial TEXT,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((state IN ('replaced', 'refused', 'cancelled')) = (closed_on IS NOT NULL)),
  CHECK ((closed_on IS NULL) = (due_on IS NOT NULL)),
  CHECK (state <> 'replaced' OR code_id IS NOT NULL OR former_serial IS NOT NULL),
  CHECK ((sent_at IS NULL) = (late IS NULL) AND (clock_from IS NULL) = (late IS NULL) AND (early IS NULL) = (late IS NULL))
) STRICT;

CREATE TABLE search_docs (
  n INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  ref TEXT NOT NULL,
  client_id TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (kind, ref)
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5 (
  text, content = 'search_docs', content_rowid = 'n',
  tokenize = "unicode61 remove_diacritics 2 tokenchars '&'", prefix = '2 3'
);

CREATE TABLE search_stale (
  n INTEGER PRIMARY KEY,
  indexed TEXT
) STRICT;

CREATE TABLE seat_changes (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  users_before INTEGER NOT NULL CHECK (users_before >= 1),
  users INTEGER NOT NULL CHECK (users >= 1),
  takes_effect TEXT NOT NULL CHECK (takes_effect IN ('now', 'validation', 'payment')),
  due_on TEXT NOT NULL CHECK (due_on GLOB '????-??-??'),
  vendor_confirmed INTEGER NOT NULL CHECK (vendor_confirmed IN (0, 1)),
  note TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('scheduled', 'done', 'cancelled')),
  asked_on TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  closed_on TEXT,
  closed_reason TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((status = 'scheduled') = (closed_on IS NULL))
) STRICT;

CREATE TABLE sent_attachments (
  id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE serials (
  id TEXT PRIMARY KEY,
  serial TEXT NOT NULL UNIQUE CHECK (serial <> ''),
  former TEXT NOT NULL DEFAULT '',
  client_id TEXT NOT NULL REFERENCES clients (id),
  product_id TEXT NOT NULL REFERENCES products (id),
  version TEXT NOT NULL,
  users INTEGER NOT NULL CHECK (users >= 1),
  mode TEXT NOT NULL CHECK (mode IN ('subscription', 'electronic', 'physical')),
  mode_sure INTEGER NOT NULL DEFAULT 1 CHECK (mode_sure IN (0, 1)),
  installed_on TEXT CHECK (installed_on IS NULL OR installed_on GLOB '????-??-??'),
  activated_on TEXT CHECK (activated_on IS NULL OR activated_on GLOB '????-??-??'),
  activated_at TEXT,
  purchased_on TEXT CHECK (purchased_on IS NULL OR purchased_on GLOB '????-??-??'),
  last_day INTEGER NOT NULL DEFAULT 0 CHECK (last_day IN (0, 1)),
  status TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'left')),
  left_on TEXT CHECK (left_on IS NULL OR left_on GLOB '????-??-??'),
  left_reason TEXT,
  created_on TEXT NOT NULL,
  import_id TEXT,
  rev INTEGER NOT NULL DEFAULT 0, channel TEXT NOT NULL DEFAULT 'own' CHECK (channel IN ('own', 'other')), owner TEXT NOT NULL DEFAULT '',
  CHECK ((status = 'left') = (left_on IS NOT NULL))
) STRICT;

CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE sign_ins (
  operator_id TEXT PRIMARY KEY,
  pin TEXT,
  wrong_pins INTEGER NOT NULL DEFAULT 0,
  wrong_passwords INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE "slip_lines" (
  id TEXT PRIMARY KEY,
  slip_id TEXT NOT NULL REFERENCES slips (id),
  position INTEGER NOT NULL,
  serial_id TEXT REFERENCES serials (id),
  users INTEGER NOT NULL,
  months INTEGER NOT NULL CHECK (months IN (1, 6, 12)),
  first_day TEXT NOT NULL,
  last_day TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount >= 0),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE slips (
  id TEXT PRIMARY KEY,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  client_id TEXT NOT NULL REFERENCES clients (id),
  order_id TEXT REFERENCES orders (id),
  billed_by TEXT NOT NULL CHECK (billed_by IN ('vendor', 'distributor')),
  issued_on TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  method TEXT NOT NULL,
  reference TEXT NOT NULL,
  subtotal INTEGER NOT NULL CHECK (subtotal >= 0),
  vat_basis_points INTEGER NOT NULL,
  vat INTEGER NOT NULL CHECK (vat >= 0),
  total INTEGER NOT NULL CHECK (total = subtotal + vat),
  pay_by_day TEXT NOT NULL,
  pay_by_time TEXT,
  paper TEXT NOT NULL CHECK (json_valid(paper)),
  replaces_id TEXT REFERENCES slips (id),
  status TEXT NOT NULL CHECK (status IN ('issued', 'void')),
  void_reason TEXT,
  prints INTEGER NOT NULL DEFAULT 0,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (series, number)
) STRICT;

CREATE TABLE stoppages (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  reported_on TEXT NOT NULL,
  reported_at TEXT NOT NULL,
  message TEXT NOT NULL,
  cleared_on TEXT,
  cleared_note TEXT,
  rev INTEGER NOT NULL DEFAULT 0
, cause TEXT NOT NULL DEFAULT 'unknown' CHECK (cause IN (
  'payment', 'validation', 'activations', 'trial', 'clock', 'unactivated', 'support', 'unknown'))) STRICT;

CREATE TABLE support_policies (
  id TEXT PRIMARY KEY,
  vendor_id TEXT NOT NULL REFERENCES vendors (id),
  valid_from TEXT NOT NULL CHECK (valid_from GLOB '????-??-??'),
  figures TEXT NOT NULL CHECK (json_valid(figures)),
  reason TEXT NOT NULL,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (vendor_id, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE tasks (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  ref TEXT NOT NULL,
  client_id TEXT REFERENCES clients (id),
  serial_id TEXT REFERENCES serials (id),
  due_on TEXT NOT NULL CHECK (due_on GLOB '????-??-??'),
  due_time TEXT CHECK (due_time GLOB '??:??'),
  params TEXT NOT NULL CHECK (json_valid(params)),
  rev INTEGER NOT NULL DEFAULT 0
, snoozed_until TEXT CHECK (snoozed_until GLOB '????-??-??')) STRICT, WITHOUT ROWID;

CREATE TABLE tax_rates (
  id TEXT PRIMARY KEY,
  place TEXT NOT NULL,
  basis_points INTEGER NOT NULL CHECK (basis_points BETWEEN 0 AND 10000),
  valid_from TEXT NOT NULL CHECK (valid_from IS NULL OR valid_from GLOB '????-??-??'),
  valid_until TEXT CHECK (valid_until IS NULL OR valid_until GLOB '????-??-??'),
  active INTEGER NOT NULL CHECK (active IN (0, 1)),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE templates (
  key TEXT PRIMARY KEY,
  subject TEXT NOT NULL,
  body TEXT NOT NULL CHECK (body <> ''),
  saved_on TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE transfers (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  from_client_id TEXT NOT NULL REFERENCES clients (id),
  to_client_id TEXT NOT NULL REFERENCES clients (id) CHECK (to_client_id <> from_client_id),
  on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
  reason TEXT NOT NULL CHECK (reason <> ''),
  authorisation TEXT NOT NULL CHECK (authorisation <> ''),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE unknown_values (
        tbl TEXT NOT NULL,
        key TEXT NOT NULL,
        -- JSON: of a table that is known the columns that are not, of another the whole row
        row TEXT NOT NULL,
        PRIMARY KEY (tbl, key)
      ) STRICT, WITHOUT ROWID;

CREATE TABLE unlock_documents (
  id TEXT PRIMARY KEY,
  unlock_id TEXT NOT NULL REFERENCES unlocks (id),
  document TEXT NOT NULL CHECK (document IN ('letter', 'proofOfPurchase', 'certificatePhoto', 'identification')),
  attachment_id TEXT REFERENCES attachments (id),
  note TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('received', 'accepted', 'rejected')),
  received_at TEXT NOT NULL,
  decided_at TEXT,
  reason TEXT NOT NULL DEFAULT '',
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((state = 'received') = (decided_at IS NULL)),
  CHECK (state <> 'rejected' OR reason <> '')
) STRICT;

CREATE TABLE unlocks (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  mode TEXT NOT NULL CHECK (mode IN ('subscription', 'electronic', 'physical')),
  ordinal INTEGER NOT NULL CHECK (ordinal >= 1),
  why TEXT NOT NULL CHECK (why IN ('windowClosed', 'noActivationsLeft', 'messageSeen', 'bought')),
  cause TEXT NOT NULL CHECK (cause IN ('damage', 'theft', 'formatting', 'hardware', 'operatingSystem')),
  message TEXT NOT NULL,
  computer TEXT NOT NULL CHECK (computer <> ''),
  former_computer TEXT NOT NULL,
  rule TEXT NOT NULL CHECK (json_valid(rule)),
  calendar_id TEXT NOT NULL REFERENCES calendars (id),
  zone TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN (
    'requested', 'documentsMissing', 'withVendor', 'granted', 'refused', 'withdrawn')),
  asked_on TEXT NOT NULL CHECK (asked_on GLOB '????-??-??'),
  asked_at TEXT NOT NULL,
  sent_at TEXT,
  accepted_at TEXT,
  clock_from TEXT CHECK (clock_from GLOB '????-??-??T??:??'),
  early TEXT CHECK (early GLOB '????-??-??T??:??'),
  late TEXT CHECK (late GLOB '????-??-??T??:??'),
  due_on TEXT CHECK (due_on GLOB '????-??-??'),
  due_time TEXT CHECK (due_time GLOB '??:??'),
  closed_on TEXT CHECK (closed_on GLOB '????-??-??'),
  closed_at TEXT,
  reason TEXT,
  code_id TEXT REFERENCES activation_codes (id),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((state IN ('granted', 'refused', 'withdrawn')) = (closed_on IS NOT NULL)),
  CHECK ((closed_on IS NULL) = (due_on IS NOT NULL)),
  CHECK ((state = 'granted') = (code_id IS NOT NULL)),
  CHECK ((clock_from IS NULL) = (late IS NULL) AND (early IS NULL) = (late IS NULL))
) STRICT;

CREATE TABLE update_campaigns (
  id TEXT PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES products (id),
  version TEXT NOT NULL CHECK (version <> ''),
  announced_on TEXT NOT NULL CHECK (announced_on GLOB '????-??-??'),
  finish_by TEXT CHECK (finish_by GLOB '????-??-??'),
  news TEXT NOT NULL,
  started_on TEXT NOT NULL CHECK (started_on GLOB '????-??-??'),
  ended_on TEXT CHECK (ended_on GLOB '????-??-??'),
  end_reason TEXT,
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((ended_on IS NULL) = (end_reason IS NULL))
) STRICT;

CREATE TABLE update_computers (
  id TEXT PRIMARY KEY,
  campaign_id TEXT NOT NULL REFERENCES update_campaigns (id),
  serial_id TEXT NOT NULL REFERENCES serials (id),
  place INTEGER NOT NULL CHECK (place >= 1),
  name TEXT NOT NULL,
  done_on TEXT CHECK (done_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (campaign_id, serial_id, place)
) STRICT;

CREATE TABLE update_notices (
  id TEXT PRIMARY KEY,
  campaign_id TEXT NOT NULL REFERENCES update_campaigns (id),
  client_id TEXT NOT NULL REFERENCES clients (id),
  channel TEXT NOT NULL CHECK (channel IN ('email', 'whatsapp', 'call', 'none')),
  on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
  at TEXT NOT NULL,
  mail_id TEXT REFERENCES mails (id),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE update_systems (
  id TEXT PRIMARY KEY,
  campaign_id TEXT NOT NULL REFERENCES update_campaigns (id),
  serial_id TEXT NOT NULL REFERENCES serials (id),
  from_version TEXT NOT NULL,
  done_on TEXT NOT NULL CHECK (done_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (campaign_id, serial_id)
) STRICT;

CREATE TABLE "validations" (
  id TEXT PRIMARY KEY,
  serial_id TEXT NOT NULL REFERENCES serials (id),
  anchor_id TEXT REFERENCES anchors (id),
  n INTEGER NOT NULL CHECK (n >= 1),
  scheduled_on TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('confirmed', 'failed')),
  cause TEXT CHECK (cause IN ('noInternet', 'machineClock', 'postponed', 'other')),
  recorded_on TEXT NOT NULL,
  source TEXT NOT NULL CHECK (source IN ('client', 'portal', 'office')),
  operator_id TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK (cause IS NULL OR state = 'failed')
) STRICT;

CREATE TABLE vault_entries (
  id TEXT PRIMARY KEY,
  client_id TEXT REFERENCES clients (id),
  portal TEXT NOT NULL CHECK (portal <> ''),
  portal_key TEXT NOT NULL,
  user_sealed TEXT NOT NULL,
  password_sealed TEXT NOT NULL,
  note TEXT NOT NULL,
  changed_on TEXT NOT NULL CHECK (changed_on GLOB '????-??-??'),
  operator_id TEXT NOT NULL,
  removed_on TEXT CHECK (removed_on GLOB '????-??-??'),
  removed_reason TEXT,
  rev INTEGER NOT NULL DEFAULT 0,
  CHECK ((removed_on IS NULL) = (removed_reason IS NULL))
) STRICT, WITHOUT ROWID;

CREATE TABLE vault_reveals (
  id TEXT PRIMARY KEY,
  entry_id TEXT NOT NULL REFERENCES vault_entries (id),
  operator_id TEXT NOT NULL,
  at TEXT NOT NULL,
  on_day TEXT NOT NULL CHECK (on_day GLOB '????-??-??'),
  reason TEXT NOT NULL CHECK (reason <> ''),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE vendors (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  zone TEXT NOT NULL,
  calendar_id TEXT NOT NULL REFERENCES calendars (id),
  rev INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE versions (
  id TEXT PRIMARY KEY,
  product_id TEXT NOT NULL REFERENCES products (id),
  name TEXT NOT NULL,
  supported INTEGER NOT NULL DEFAULT 1 CHECK (supported IN (0, 1)),
  rev INTEGER NOT NULL DEFAULT 0,
  UNIQUE (product_id, name)
) STRICT, WITHOUT ROWID;

CREATE INDEX aliases_canonical ON aliases (canonical);

CREATE INDEX arco_requests_open ON arco_requests (answer_by) WHERE done_on IS NULL;

CREATE INDEX audit_entity ON audit (entity, n) WHERE entity IS NOT NULL;

CREATE INDEX balance_moves_client ON balance_moves (client_id, moved_on);

CREATE INDEX balance_moves_order ON balance_moves (order_id);

CREATE INDEX bank_lines_day ON bank_lines (day, id);

CREATE INDEX bank_lines_open ON bank_lines (day, id) WHERE payment_id IS NULL AND set_aside IS NULL;

CREATE INDEX before_images_key ON before_images (tbl, key, seq);

CREATE INDEX before_images_seq ON before_images (seq);

CREATE INDEX board_activated ON board (activated_on, n);

CREATE INDEX board_client ON board (client_id);

CREATE INDEX board_client_key ON board (client_key, n);

CREATE INDEX board_cutoff ON board (next_cutoff, n);

CREATE INDEX board_loss ON board (state, loss_on, client_key, client_id, serial, amount);

CREATE INDEX board_recheck ON board (recheck_on);

CREATE INDEX board_remind ON board (remind_on, client_key, client_id) WHERE remind_on IS NOT NULL;

CREATE INDEX board_serial ON board (serial, n);

CREATE INDEX board_system ON board (system, version, n);

CREATE INDEX board_validation ON board (validation_state, next_validation, client_key, client_id, serial, amount);

CREATE INDEX card_serials_card ON card_serials (card_id);

CREATE INDEX cards_client ON cards (client_id);

CREATE INDEX case_hours_case ON case_hours (case_id, on_day);

CREATE INDEX case_notes_case ON case_notes (case_id, at, id);

CREATE INDEX case_pauses_case ON case_pauses (case_id, from_at);

CREATE INDEX cases_client ON cases (client_id, opened_at) WHERE client_id IS NOT NULL;

CREATE INDEX cases_closed ON cases (closed_on DESC, opened_at, id) WHERE state = 'closed';

CREATE INDEX cases_open ON cases (answer_from, id) WHERE state <> 'closed';

CREATE INDEX cases_opened ON cases (opened_at, id);

CREATE INDEX cases_serial ON cases (serial_id) WHERE serial_id IS NOT NULL;

CREATE INDEX cases_state ON cases (state);

CREATE INDEX charge_consents_serial ON charge_consents (serial_id, recorded_on);

CREATE INDEX charge_switches_serial ON charge_switches (serial_id, recorded_at);

CREATE INDEX clients_exact_name ON clients (name) WHERE rfc IS NULL;

CREATE INDEX clients_follower ON clients (follower_id, id) WHERE follower_id IS NOT NULL;

CREATE INDEX clients_name ON clients (name_key, id);

CREATE UNIQUE INDEX clients_rfc ON clients (rfc)
  WHERE rfc IS NOT NULL AND rfc NOT IN ('XAXX010101000', 'XEXX010101000');

CREATE UNIQUE INDEX code_requests_open ON code_requests (serial_id) WHERE state = 'open';

CREATE INDEX code_requests_serial ON code_requests (serial_id, asked_on);

CREATE INDEX comebacks_returned ON comebacks (returned_on);

CREATE INDEX computer_changes_serial ON computer_changes (serial_id, on_day);

CREATE INDEX contact_log_client ON contact_log (client_id, at);

CREATE INDEX contacts_client ON contacts (client_id, position, id);

CREATE INDEX contacts_opposed ON contacts (id) WHERE opposed_on IS NOT NULL;

CREATE UNIQUE INDEX day_closings_open ON day_closings (day) WHERE reopened_on IS NULL;

CREATE INDEX follow_ups_client ON follow_ups (client_id) WHERE closed_on IS NULL;

CREATE INDEX follow_ups_serial ON follow_ups (serial_id) WHERE closed_on IS NULL AND serial_id IS NOT NULL;

CREATE INDEX follow_ups_until ON follow_ups (until_day) WHERE closed_on IS NULL;

CREATE INDEX foreign_work_client ON foreign_work (client_id, rev) WHERE client_id IS NOT NULL;

CREATE INDEX foreign_work_device ON foreign_work (device_id, rev);

CREATE INDEX foreign_work_rev ON foreign_work (rev);

CREATE INDEX handovers_to ON handovers (to_id, until_on);

CREATE INDEX intakes_client ON intakes (client_id) WHERE client_id IS NOT NULL;

CREATE INDEX intakes_received ON intakes (received_on, id);

CREATE UNIQUE INDEX intakes_source ON intakes (source_key) WHERE source_key IS NOT NULL AND cancelled_on IS NULL;

CREATE INDEX invoice_claims_promise ON invoice_claims (promise_id, claimed_on);

CREATE INDEX invoice_documents_issuer ON invoice_documents (issuer_rfc, received_on);

CREATE INDEX invoice_promises_amount ON invoice_promises (amount) WHERE state = 'waiting';

CREATE INDEX invoice_promises_client ON invoice_promises (client_id, paid_on);

CREATE INDEX invoice_promises_document ON invoice_promises (document_id) WHERE document_id IS NOT NULL;

CREATE INDEX invoice_promises_state ON invoice_promises (state, promised_on, id);

CREATE INDEX invoice_promises_vendor ON invoice_promises (billed_by, vendor_id, state);

CREATE INDEX mails_about ON mails (about) WHERE about <> '';

CREATE INDEX mails_client ON mails (client_id, queued_at) WHERE client_id IS NOT NULL;

CREATE INDEX mails_newest ON mails (queued_at, id);

CREATE INDEX mails_state ON mails (state, queued_at, id);

CREATE INDEX mails_waiting ON mails (state, next_try_at, id) WHERE state IN ('queued', 'sending');

CREATE UNIQUE INDEX margin_rates_key ON margin_rates (billed_by, coalesce(product_id, ''), valid_from);

CREATE INDEX order_lines_order ON order_lines (order_id, position);

CREATE INDEX order_lines_renewal ON order_lines (renewal_id) WHERE renewal_id IS NOT NULL;

CREATE INDEX order_lines_serial ON order_lines (serial_id) WHERE serial_id IS NOT NULL;

CREATE INDEX orders_client ON orders (client_id, created_on);

CREATE INDEX orders_number ON orders (number);

CREATE INDEX orders_slip ON orders (slip_id) WHERE slip_id IS NOT NULL;

CREATE INDEX orders_state ON orders (state, pay_by_day);

CREATE INDEX outbox_group ON outbox (group_id, seq) WHERE group_id IS NOT NULL;

CREATE INDEX outbox_pending ON outbox (seq) WHERE state = 'pending';

CREATE INDEX outbox_refused ON outbox (seq)
  WHERE dismissed_on IS NULL AND state IN ('applied_changed', 'merged', 'rejected', 'dependency_failed', 'poisoned');

CREATE INDEX outbox_undo ON outbox (args ->> '$.input.command') WHERE type = 'ledger.undo';

CREATE INDEX payments_client ON payments (client_id, paid_on);

CREATE INDEX payments_day ON payments (paid_on);

CREATE INDEX payments_order ON payments (order_id) WHERE order_id IS NOT NULL;

CREATE INDEX payments_paid_on ON payments (paid_on, id);

CREATE INDEX payments_serial ON payments (serial_id, paid_on) WHERE serial_id IS NOT NULL;

CREATE INDEX policies_field ON policies (field, valid_from, id);

CREATE INDEX portal_answers_open ON portal_answers (said_on, id)
  WHERE says <> 'confirmed' AND (settled IS NULL OR settled = 'claimed');

CREATE INDEX prepaid_batches_received ON prepaid_batches (received_on, id);

CREATE INDEX prepaid_keys_batch ON prepaid_keys (batch_id, id);

CREATE INDEX prepaid_keys_payment ON prepaid_keys (payment_id) WHERE payment_id IS NOT NULL;

CREATE INDEX prepaid_keys_serial ON prepaid_keys (serial_id) WHERE serial_id IS NOT NULL;

CREATE INDEX prepaid_keys_state ON prepaid_keys (state, expires_on, id);

CREATE INDEX prepaid_reveals_key ON prepaid_reveals (key_id, at);

CREATE INDEX quotes_client ON quotes (client_id) WHERE client_id IS NOT NULL;

CREATE INDEX quotes_issued ON quotes (issued_on, number);

CREATE INDEX recovery_codes_open ON recovery_codes (hash) WHERE ended_at IS NULL;

CREATE INDEX reminders_fired ON reminders (fired_on);

CREATE INDEX reminders_mail ON reminders (mail_id) WHERE mail_id IS NOT NULL;

CREATE INDEX renewals_anchor ON renewals (anchor_id) WHERE anchor_id IS NOT NULL;

CREATE INDEX renewals_due ON renewals (due_on, id) WHERE source = 'payment' AND anchor_id IS NULL;

CREATE INDEX renewals_payment ON renewals (payment_id) WHERE payment_id IS NOT NULL;

CREATE UNIQUE INDEX renewals_period ON renewals (rental_id, first_month)
  WHERE state <> 'reversed' AND anchor_id IS NULL;

CREATE INDEX renewals_recorded_on ON renewals (recorded_on);

CREATE INDEX renewals_rental ON renewals (rental_id);

CREATE INDEX replacement_documents_replacement ON replacement_documents (replacement_id, received_at);

CREATE INDEX replacements_due ON replacements (due_on, due_time) WHERE closed_on IS NULL;

CREATE INDEX replacements_former ON replacements (former_serial) WHERE former_serial IS NOT NULL;

CREATE UNIQUE INDEX replacements_open ON replacements (serial_id) WHERE closed_on IS NULL;

CREATE INDEX replacements_serial ON replacements (serial_id, asked_on);

CREATE INDEX seat_changes_serial ON seat_changes (serial_id, due_on);

CREATE INDEX serials_client ON serials (client_id);

CREATE INDEX serials_other_channel ON serials (id) WHERE channel = 'other';

CREATE INDEX serials_product ON serials (product_id, version);

CREATE INDEX slip_lines_serial ON slip_lines (serial_id) WHERE serial_id IS NOT NULL;

CREATE INDEX slip_lines_slip ON slip_lines (slip_id, position);

CREATE INDEX slips_client ON slips (client_id, issued_on);

CREATE INDEX slips_number ON slips (number);

CREATE UNIQUE INDEX stoppages_open ON stoppages (serial_id) WHERE cleared_on IS NULL;

CREATE INDEX tasks_client ON tasks (client_id) WHERE client_id IS NOT NULL;

CREATE INDEX tasks_due ON tasks (due_on, due_time, id);

CREATE INDEX tasks_kind ON tasks (kind, due_on);

CREATE INDEX tasks_ref ON tasks (ref);

CREATE INDEX transfers_from ON transfers (from_client_id);

CREATE INDEX transfers_serial ON transfers (serial_id);

CREATE INDEX transfers_to ON transfers (to_client_id);

CREATE INDEX unlock_documents_unlock ON unlock_documents (unlock_id, received_at);

CREATE INDEX unlocks_asked ON unlocks (asked_at);

CREATE INDEX unlocks_code ON unlocks (code_id) WHERE code_id IS NOT NULL;

CREATE INDEX unlocks_due ON unlocks (due_on, due_time) WHERE closed_on IS NULL;

CREATE UNIQUE INDEX unlocks_open ON unlocks (serial_id) WHERE closed_on IS NULL;

CREATE INDEX unlocks_serial ON unlocks (serial_id, asked_on);

CREATE UNIQUE INDEX update_campaigns_open ON update_campaigns (product_id, version) WHERE ended_on IS NULL;

CREATE INDEX update_computers_serial ON update_computers (serial_id, place);

CREATE INDEX update_notices_campaign ON update_notices (campaign_id, client_id, at);

CREATE INDEX update_systems_serial ON update_systems (serial_id);

CREATE INDEX validations_anchor ON validations (anchor_id) WHERE anchor_id IS NOT NULL;

CREATE UNIQUE INDEX validations_month ON validations (serial_id, n) WHERE anchor_id IS NULL;

CREATE UNIQUE INDEX vault_entries_portal ON vault_entries (client_id, portal_key) WHERE removed_on IS NULL;

CREATE INDEX vault_reveals_at ON vault_reveals (at);

CREATE INDEX vault_reveals_entry ON vault_reveals (entry_id, at);
