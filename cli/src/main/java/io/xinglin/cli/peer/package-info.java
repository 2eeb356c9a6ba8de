/**
 * The systems around the server as it sees them: HIS and interface engine, scanner and PACS, EMR, a clinician's browser.
 * Used by the demo, the integration tests and the benchmarks; speaks protocols only.
 */
package io.xinglin.cli.peer;
