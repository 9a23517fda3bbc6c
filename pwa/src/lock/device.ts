/** What a phone knows about itself and its user, sealed in the vault. */

/** The signed-in user that the phone belongs to. */
export interface DeviceUser {
  id: string;
  code: string;
  name: string;
  username: string;
  roles: string[];
}

/** What rescue files are sealed to: the name of the server's key, and its public half as base64url. */
export interface RescueKey {
  kid: string;
  publicKey: string;
}

/**
 * `device` is the replica that the phone was enrolled with, and stays for the vault's life: it is
 * what every seal is bound to. `replica` is the one it sends as, and changes when a log forks.
 */
export interface Identity {
  user: DeviceUser;
  device: string;
  replica: string;
  /** The server's epoch as it was last told. */
  epoch: string;
  /** As told at the latest enrolment; a phone that was enrolled by an older server has none. */
  rescueKey?: RescueKey;
}
