/** Learning a coder from coded texts, and measuring it. Depends on {@code nlp.coding} and its packages. */
package io.xinglin.nlp.coding.learn;
