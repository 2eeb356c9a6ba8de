/**
 * The heart of Xinglin: domain records, sealed results, ports and use-case interfaces. Depends on the JDK alone.
 */
package io.xinglin.core;
