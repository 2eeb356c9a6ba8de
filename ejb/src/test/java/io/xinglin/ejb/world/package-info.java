/** A hospital in memory: the real use cases and the real schema, without a container, threads or libraries. */
package io.xinglin.ejb.world;
