/**
 * Accounts from the command line: makes random passwords, prints them once, and hands only their hashes to the server
 * through {@code $XINGLIN_HOME/account-requests}. May depend on core, picocli and bcrypt.
 */
package io.xinglin.cli.account;
