/**
 * Accounts of people and systems: takes over the requests the command line leaves in {@code
 * $XINGLIN_HOME/account-requests}. Logging in itself is the server's (Elytron JDBC realm on table {@code account}). May
 * depend on core and the JDK.
 */
package io.xinglin.ejb.account;
