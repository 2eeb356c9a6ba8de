package io.xinglin.imaging.routing;

/**
 * Whether a series goes to a model, and why not.
 *
 * @param reason the first condition that failed, in words safe for logs; empty when accepted
 */
public record RoutingDecision(boolean accepted, String reason) {
    static final RoutingDecision ACCEPTED = new RoutingDecision(true, "");

    static RoutingDecision refused(String reason) {
        return new RoutingDecision(false, reason);
    }
}
