/**
 * Tests of the whole product: the provisioned server with the EAR, started by the launcher that people use, on free ports
 * and with a home folder of its own. {@link io.xinglin.ear.RunningServer#shared()} is started once for all of them.
 */
package io.xinglin.ear;
