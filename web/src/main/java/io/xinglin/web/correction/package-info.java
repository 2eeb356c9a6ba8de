/**
 * The authorised way out for texts to learn from. Depends on core.
 */
package io.xinglin.web.correction;
