/**
 * Who may call CDS Hooks: pages of configured origins (CORS), accounts, and clients trusted by a signed token (CDS Hooks 2.0,
 * Trusting CDS Clients). The JOSE library is named here alone. May depend on core and the problems of this module.
 */
package io.xinglin.fhir.cdsaccess;
