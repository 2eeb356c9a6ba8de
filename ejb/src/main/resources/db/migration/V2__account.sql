-- Accounts of people and systems. standalone.xml's security realm "accounts" reads this table at every login.
CREATE TABLE account (
    user_name     VARCHAR(64)  NOT NULL PRIMARY KEY,
    password_hash VARCHAR(100) NOT NULL, -- bcrypt in modular crypt form: $2a$10$...
    role_name     VARCHAR(32)  NOT NULL, -- io.xinglin.core.account.Role: clinician, coder, administrator, api-client
    enabled       BOOLEAN      NOT NULL DEFAULT TRUE
);
