/**
 * {@code xinglin drg}: cases as JSON lines into their groups, what would change them, and checks of rule sets.
 */
package io.xinglin.cli.drg;
