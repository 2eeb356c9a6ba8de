package io.xinglin.imaging.dicom.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Walks the segments of a JPEG stream and hands every scan to a process (ITU-T T.81 annex B). Used for one frame. */
abstract class JpegScans {
    /** One colour component; {@code h} and {@code v} are its sampling factors. */
    record Component(int index, int id, int h, int v, int quantization) {}

    /** A component in a scan with its tables. */
    record ScanComponent(Component component, HuffmanTable dc, HuffmanTable ac) {}

    private final HuffmanTable[] dcTables = new HuffmanTable[4];
    private final HuffmanTable[] acTables = new HuffmanTable[4];
    /** In zigzag order. */
    protected final int[][] quantization = new int[4][];

    protected final List<Component> components = new ArrayList<>();
    protected int precision;
    protected int rows;
    protected int columns;
    protected int restartInterval;

    /** Called once, after the frame header. */
    protected abstract void begin() throws IOException;

    /** Decodes one scan: predictor or spectral selection {@code start}, point transform {@code low}. */
    protected abstract void scan(BitReader bits, List<ScanComponent> parts, int start, int low) throws IOException;

    /** Called once, after the last scan. */
    protected abstract Samples end();

    final Samples decode(byte[] stream) throws IOException {
        var colorSpace = JpegHeader.read(stream).colorSpace();
        var in = new ByteCursor(stream);
        var scans = 0;
        for (var marker = in.marker(); marker >= 0 && marker != 0xd9; marker = in.marker()) {
            if (ByteCursor.standalone(marker)) {
                continue;
            }
            var next = in.position() + in.u16();
            switch (marker) {
                case 0xc0, 0xc1, 0xc3 -> frame(in);
                case 0xc4 -> huffman(in, next);
                case 0xdb -> quantization(in, next);
                case 0xdd -> restartInterval = in.u16();
                case 0xda -> {
                    next = scan(stream, in);
                    scans++;
                }
                default -> {}
            }
            in.moveTo(next);
        }
        if (scans == 0) {
            throw new IOException("JPEG stream without a scan");
        }
        var samples = end();
        return new Samples(samples.rows(), samples.columns(), samples.perPixel(), samples.values(), colorSpace);
    }

    private void frame(ByteCursor in) throws IOException {
        precision = in.u8();
        rows = in.u16();
        columns = in.u16();
        var count = in.u8();
        if (!components.isEmpty() || rows == 0 || columns == 0 || (count != 1 && count != 3)) {
            throw new IOException("JPEG frame header of an unknown shape");
        }
        for (var i = 0; i < count; i++) {
            var id = in.u8();
            var sampling = in.u8();
            var component = new Component(i, id, sampling >> 4, sampling & 15, in.u8());
            if (component.h() < 1 || component.h() > 4 || component.v() < 1 || component.v() > 4) {
                throw new IOException("impossible sampling factor");
            }
            components.add(component);
        }
        begin();
    }

    private void huffman(ByteCursor in, int end) throws IOException {
        while (in.position() < end) {
            var id = in.u8();
            ((id >> 4) == 0 ? dcTables : acTables)[id & 3] = HuffmanTable.read(in);
        }
    }

    private void quantization(ByteCursor in, int end) throws IOException {
        while (in.position() < end) {
            var id = in.u8();
            var table = new int[64];
            for (var i = 0; i < 64; i++) {
                table[i] = (id >> 4) == 0 ? in.u8() : in.u16();
            }
            quantization[id & 3] = table;
        }
    }

    private int scan(byte[] stream, ByteCursor in) throws IOException {
        var parts = new ArrayList<ScanComponent>();
        for (var n = in.u8(); n > 0; n--) {
            var id = in.u8();
            var tables = in.u8();
            var component = components.stream()
                    .filter(c -> c.id() == id)
                    .findFirst()
                    .orElseThrow(() -> new IOException("scan names an unknown component"));
            parts.add(new ScanComponent(component, dcTables[(tables >> 4) & 3], acTables[tables & 3]));
        }
        var start = in.u8();
        in.u8();
        var low = in.u8() & 15;
        var bits = new BitReader(stream, in.position());
        scan(bits, parts, start, low);
        return bits.position();
    }
}
