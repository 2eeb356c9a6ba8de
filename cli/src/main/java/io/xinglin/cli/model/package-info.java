/** The group {@code xinglin model}: which model packages there are, whether they are sound, how good they are, and their use. */
package io.xinglin.cli.model;
