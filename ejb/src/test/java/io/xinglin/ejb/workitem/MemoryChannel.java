package io.xinglin.ejb.workitem;

import io.xinglin.core.workitem.EventChannel;
import java.util.ArrayList;
import java.util.List;

/** A channel in memory: keeps what it was sent, and gives a sign of life when a test says so. */
final class MemoryChannel implements EventChannel {
    private final List<DataSet> reports = new ArrayList<>();
    private long mark;
    private String closed = "";

    @Override
    public void send(List<String> sent, long asked) {
        sent.stream().map(DataSet::read).forEach(reports::add);
        mark = asked;
    }

    @Override
    public void close(String reason) {
        closed = reason;
    }

    long mark() {
        return mark;
    }

    String closed() {
        return closed;
    }

    List<DataSet> reports() {
        return reports;
    }

    /** As "type state" each. */
    List<String> told() {
        return reports.stream()
                .map(report -> (report.text(Tags.EVENT_TYPE_ID) + " " + report.text(Tags.STATE)).strip())
                .toList();
    }
}
