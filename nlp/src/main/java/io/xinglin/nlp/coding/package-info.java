/**
 * The national insurance code lists (ICD-10 2.0, ICD-9-CM-3 2.0): names, hierarchy, and the way from other editions and
 * other spellings. Plain Java; may depend on core only.
 */
package io.xinglin.nlp.coding;
