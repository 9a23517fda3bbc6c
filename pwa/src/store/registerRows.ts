/** The rows of what the service keeps lists of: words, people and bodies, places, equipment. */

/** What every synced row has. `version` is 0 while the server has not seen the row. */
export interface Synced {
  id: string;
  version: number;
  deleted_at: string | null;
}

export interface Word extends Synced {
  list: string;
  key: string;
  label: string;
  short_label: string | null;
  group: string | null;
  position: number;
  is_retired: boolean;
}

export interface Colleague extends Synced {
  user_id: string;
  name: string;
  phone: string | null;
  is_caretaker: boolean;
  is_here: boolean;
}

export interface Setting extends Synced {
  key: string;
  value: string;
}

export interface Landlord extends Synced {
  code: string | null;
  name: string;
  landlord_type: string;
  phone: string | null;
  email: string | null;
  note: string | null;
  is_retired: boolean;
}

export interface Partner extends Synced {
  code: string | null;
  name: string;
  partner_type: string;
  phone: string | null;
  email: string | null;
  note: string | null;
  is_retired: boolean;
}

/** `address` is null on a phone when it is protected. */
export interface PlaceRow extends Synced {
  address: string | null;
  tenure: string | null;
  landlord_id: string | null;
  is_address_protected: boolean;
}

export interface Equipment extends Synced {
  name: string;
  count: number;
  kept_at: string | null;
  note: string | null;
  is_missing: boolean;
}

/** What a landlord and the service have agreed, and when they talk next. */
export interface Agreement extends Synced {
  landlord_id: string;
  case_id: string | null;
  agreed_on: string;
  text: string;
  next_on: string | null;
  noted_by: string;
}
