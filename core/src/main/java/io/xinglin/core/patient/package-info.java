/**
 * Who the order, the images and the note are about. No dependency beyond the JDK.
 */
package io.xinglin.core.patient;
