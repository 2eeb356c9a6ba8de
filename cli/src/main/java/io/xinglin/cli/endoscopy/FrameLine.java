package io.xinglin.cli.endoscopy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.xinglin.core.imaging.Box;
import io.xinglin.core.imaging.Mask;
import io.xinglin.imaging.region.Outline;
import io.xinglin.imaging.stream.FrameFinding;
import io.xinglin.imaging.stream.FrameResult;

/** The answer to a frame as one line of JSON. */
final class FrameLine {
    static final ObjectMapper JSON = new ObjectMapper();

    private FrameLine() {}

    /** @param dropped frames nobody looked at until then */
    static String of(FrameResult result, long dropped) {
        return node(result, dropped).toString();
    }

    /** The same before it is written. */
    static ObjectNode node(FrameResult result, long dropped) {
        ObjectNode line = JSON.createObjectNode()
                .put("frame", result.number())
                .put("dropped", dropped)
                .put("ms", Math.round(result.latencyNanos() / 1e5) / 10.0)
                .put("width", result.width())
                .put("height", result.height());
        ArrayNode findings = line.putArray("findings");
        for (FrameFinding finding : result.findings()) {
            ObjectNode one = findings.addObject()
                    .put("label", finding.label().key())
                    .put("probability", rounded(finding.probability()))
                    .put("smoothed", rounded(finding.smoothed()))
                    .put("present", finding.present());
            ArrayNode regions = one.putArray("regions");
            finding.outlines().forEach(outline -> region(regions.addObject(), outline));
        }
        return line;
    }

    private static void region(ObjectNode region, Outline outline) {
        region.put("probability", rounded(outline.probability()));
        Box box = outline.box();
        region.putArray("box").add(box.left()).add(box.top()).add(box.right()).add(box.bottom());
        outline.mask().ifPresent(mask -> runs(region.putArray("runs"), mask));
    }

    /** Lengths row by row: outside, inside, outside and so on. */
    private static void runs(ArrayNode runs, Mask mask) {
        for (int run : mask.runs()) {
            runs.add(run);
        }
    }

    private static double rounded(double probability) {
        return Math.round(probability * 1e4) / 1e4;
    }
}
