/**
 * Accounts and roles of people and systems that log in.
 */
package io.xinglin.core.account;
