package io.xinglin.ejb.account;

/** Port: the accounts. */
interface Accounts {
    /** What became of a request. */
    enum Outcome {
        CREATED,
        UPDATED,
        /** The account does not exist and the request names no role. */
        ROLE_MISSING
    }

    /** Creates or updates, enabled; when it returns, it is committed. */
    Outcome save(AccountRequest request);
}
