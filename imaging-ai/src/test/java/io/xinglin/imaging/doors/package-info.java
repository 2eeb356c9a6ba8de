/** Which package may name which library, each rule with an example that breaks it. */
package io.xinglin.imaging.doors;
