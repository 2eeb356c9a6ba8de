package io.xinglin.imaging.dicom.waveform;

import io.xinglin.imaging.dicom.result.BannerFont;
import io.xinglin.imaging.waveform.EcgSignal;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * A recording on ECG paper, 25 mm/s and 10 mm/mV, four pixels a millimetre: strips of ten seconds, lead after lead, twelve at
 * most. A recording of twelve leads shows the first ten seconds of each, one of a single lead its first two minutes.
 */
public final class Tracing {
    private static final int PIXELS_PER_MM = 4;
    private static final int SECONDS = 10;
    private static final int WIDTH = 25 * SECONDS * PIXELS_PER_MM;
    private static final int STRIP = 40 * PIXELS_PER_MM;
    private static final int MOST_STRIPS = 12;
    private static final double PIXELS_PER_MICROVOLT = 10.0 * PIXELS_PER_MM / 1000;
    private static final int PAPER = 0xfff7f5;
    private static final int FINE = 0xf9dfdb;
    private static final int BOLD = 0xedb5ad;
    private static final int INK = 0x101010;

    private final EcgSignal signal;
    private final int strips;
    private final int[] rgb;

    private Tracing(EcgSignal signal) {
        this.signal = signal;
        this.strips = Math.min(MOST_STRIPS, signal.leads().size() * stripsOfLead(signal));
        this.rgb = new int[WIDTH * STRIP * strips];
    }

    private static int stripsOfLead(EcgSignal signal) {
        int room = Math.max(1, MOST_STRIPS / signal.leads().size());
        return (int) Math.max(1, Math.min(room, Math.ceil(signal.seconds() / SECONDS)));
    }

    /** Draws. */
    public static BufferedImage draw(EcgSignal signal) {
        var tracing = new Tracing(signal);
        tracing.paper();
        for (var strip = 0; strip < tracing.strips; strip++) {
            tracing.strip(strip);
        }
        var image = new BufferedImage(WIDTH, STRIP * tracing.strips, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, WIDTH, image.getHeight(), tracing.rgb, 0, WIDTH);
        return image;
    }

    private void paper() {
        Arrays.fill(rgb, PAPER);
        for (var i = 0; i < rgb.length; i++) {
            var x = i % WIDTH;
            var y = i / WIDTH;
            if (x % (5 * PIXELS_PER_MM) == 0 || y % (5 * PIXELS_PER_MM) == 0) {
                rgb[i] = BOLD;
            } else if (x % PIXELS_PER_MM == 0 || y % PIXELS_PER_MM == 0) {
                rgb[i] = FINE;
            }
        }
    }

    private void strip(int strip) {
        var each = stripsOfLead(signal);
        var lead = signal.leads().get(strip / each);
        var values = lead.microvolts();
        var from = (int) (strip % each * SECONDS * signal.hertz());
        var to = (int) Math.min(values.length, from + SECONDS * signal.hertz());
        var middle = middle(values, from, to);
        for (var i = from + 1; i < to; i++) {
            var x = (int) ((i - from) / signal.hertz() * 25 * PIXELS_PER_MM);
            if (!Float.isNaN(values[i]) && !Float.isNaN(values[i - 1])) {
                stroke(strip, x, height(values[i - 1] - middle), height(values[i] - middle));
            }
        }
        BannerFont.draw(lead.name(), rgb, WIDTH, PIXELS_PER_MM, strip * STRIP + PIXELS_PER_MM, INK);
    }

    /** The strip's base line: its median. */
    private static float middle(float[] values, int from, int to) {
        var sorted = Arrays.copyOfRange(values, from, to);
        Arrays.sort(sorted);
        var middle = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
        return Float.isNaN(middle) ? 0 : middle;
    }

    /** Pixels from the top of a strip. */
    private static int height(double microvolts) {
        return (int) Math.max(0, Math.min(STRIP - 1, STRIP / 2.0 - microvolts * PIXELS_PER_MICROVOLT));
    }

    private void stroke(int strip, int x, int one, int other) {
        for (var y = Math.min(one, other); y <= Math.max(one, other); y++) {
            rgb[(strip * STRIP + y) * WIDTH + Math.min(x, WIDTH - 1)] = INK;
        }
    }
}
