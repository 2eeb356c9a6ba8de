/** Readiness, the only thing here that answers without a login. */
package io.xinglin.web.health;
