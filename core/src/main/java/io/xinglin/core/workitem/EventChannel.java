package io.xinglin.core.workitem;

import java.util.List;

/** An open connection to one subscriber. Safe for use by many threads; no method waits for the other end. */
public interface EventChannel {
    /**
     * Sends event reports in their order, then asks for a sign of life, which the other end gives once it has taken them.
     * Whoever offers the channel says so by {@link EventDesk#received}; what fails ends in {@link EventDesk#closed}.
     *
     * @param reports data sets in DICOM JSON; none where the sign of life alone is wanted
     * @param mark comes back with it
     */
    void send(List<String> reports, long mark);

    /** Ends the connection; once closed, it does nothing. */
    void close(String reason);
}
