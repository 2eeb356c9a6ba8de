/** Gradient-boosted decision trees for two classes, learned and used in plain Java. Depends on the JDK alone. */
package io.xinglin.nlp.coding.boost;
