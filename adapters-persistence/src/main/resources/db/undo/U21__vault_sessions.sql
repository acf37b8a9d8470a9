-- Grants are gone with it: whoever has a session closes its channel from the wallet.
DROP TABLE vault_sessions;
DROP TABLE sign_in_nonces;
