package io.xinglin.imaging.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes small ONNX files (opset 13) with weights drawn at random from a seed, in the forms the contract asks for: a
 * convolution over patches of 16, one over its channels, the mean of that.
 */
public final class RandomNetwork {
    private static final int PATCH = 16;
    private static final int HIDDEN = 8;
    private static final int FLOAT = 1;

    private final ByteArrayOutputStream graph = new ByteArrayOutputStream();
    private final Random random;

    private RandomNetwork(long seed) {
        random = new Random(seed);
    }

    /** {@code image [N,channels,size,size]} to {@code logits [N,labels]} and {@code cam [N,labels,h,w]}. */
    public static Path classifier(Path file, long seed, int channels, int size, int labels) {
        var net = new RandomNetwork(seed);
        net.trunk(channels, labels, "cam", "logits");
        net.input("image", channels, size, size);
        net.output("logits", labels);
        net.output("cam", labels, size / PATCH, size / PATCH);
        return net.write(file);
    }

    /** {@code image [N,channels,size,size]} and {@code sex [N,1]} to {@code value [N,1]}: something about 100, more for 1. */
    public static Path value(Path file, long seed, int channels, int size) {
        var net = new RandomNetwork(seed);
        net.trunk(channels, 1, "cam", "mean");
        net.constant("of_sex", new float[] {6}, 1, 1);
        net.constant("offset", new float[] {100}, 1);
        net.node("MatMul", new String[] {"sex", "of_sex"}, "sexed", new byte[0]);
        net.node("Add", new String[] {"mean", "sexed"}, "sum", new byte[0]);
        net.node("Add", new String[] {"sum", "offset"}, "value", new byte[0]);
        net.input("image", channels, size, size);
        net.input("sex", 1);
        net.output("value", 1);
        return net.write(file);
    }

    /** {@code image [N,channels,size,size]} to {@code embedding [N,width]}. */
    public static Path embedding(Path file, long seed, int channels, int size, int width) {
        var net = new RandomNetwork(seed);
        net.trunk(channels, width, "cam", "embedding");
        net.input("image", channels, size, size);
        net.output("embedding", width);
        return net.write(file);
    }

    private void trunk(int channels, int width, String map, String mean) {
        constant("patch", normal(HIDDEN * channels * PATCH * PATCH, 0.02), HIDDEN, channels, PATCH, PATCH);
        constant("mix", normal(width * HIDDEN, 0.5), width, HIDDEN, 1, 1);
        node("Conv", new String[] {"image", "patch"}, "patches", attribute("strides", PATCH, PATCH));
        node("Relu", new String[] {"patches"}, "hidden", new byte[0]);
        node("Conv", new String[] {"hidden", "mix"}, map, new byte[0]);
        node("GlobalAveragePool", new String[] {map}, "pooled", new byte[0]);
        node("Flatten", new String[] {"pooled"}, mean, new byte[0]);
    }

    private float[] normal(int count, double deviation) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextGaussian() * deviation);
        }
        return values;
    }

    // ---- protobuf, by the field numbers of onnx.proto3

    private void constant(String name, float[] values, long... shape) {
        var tensor = new ByteArrayOutputStream();
        for (long length : shape) {
            number(tensor, 1, length);
        }
        number(tensor, 2, FLOAT);
        bytes(tensor, 8, text(name));
        var raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        bytes(tensor, 9, raw.array());
        bytes(graph, 5, tensor.toByteArray());
    }

    private void node(String operator, String[] inputs, String output, byte[] attribute) {
        var node = new ByteArrayOutputStream();
        for (String input : inputs) {
            bytes(node, 1, text(input));
        }
        bytes(node, 2, text(output));
        bytes(node, 4, text(operator));
        if (attribute.length > 0) {
            bytes(node, 5, attribute);
        }
        bytes(graph, 1, node.toByteArray());
    }

    private static byte[] attribute(String name, long... values) {
        var attribute = new ByteArrayOutputStream();
        bytes(attribute, 1, text(name));
        for (long value : values) {
            number(attribute, 8, value);
        }
        number(attribute, 20, 7);
        return attribute.toByteArray();
    }

    private void input(String name, long... shape) {
        bytes(graph, 11, value(name, shape));
    }

    private void output(String name, long... shape) {
        bytes(graph, 12, value(name, shape));
    }

    /** The first axis is free. */
    private static byte[] value(String name, long... shape) {
        var dimensions = new ByteArrayOutputStream();
        var free = new ByteArrayOutputStream();
        bytes(free, 2, text("N"));
        bytes(dimensions, 1, free.toByteArray());
        for (long length : shape) {
            var dimension = new ByteArrayOutputStream();
            number(dimension, 1, length);
            bytes(dimensions, 1, dimension.toByteArray());
        }
        var tensor = new ByteArrayOutputStream();
        number(tensor, 1, FLOAT);
        bytes(tensor, 2, dimensions.toByteArray());
        var type = new ByteArrayOutputStream();
        bytes(type, 1, tensor.toByteArray());
        var info = new ByteArrayOutputStream();
        bytes(info, 1, text(name));
        bytes(info, 2, type.toByteArray());
        return info.toByteArray();
    }

    private Path write(Path file) {
        bytes(graph, 2, text("random"));
        var opset = new ByteArrayOutputStream();
        number(opset, 2, 13);
        var model = new ByteArrayOutputStream();
        number(model, 1, 8);
        bytes(model, 7, graph.toByteArray());
        bytes(model, 8, opset.toByteArray());
        try {
            return Files.write(file, model.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] text(String value) {
        return value.getBytes(StandardCharsets.UTF_8);
    }

    private static void number(ByteArrayOutputStream to, int field, long value) {
        varint(to, (long) field << 3);
        varint(to, value);
    }

    private static void bytes(ByteArrayOutputStream to, int field, byte[] value) {
        varint(to, ((long) field << 3) | 2);
        varint(to, value.length);
        to.writeBytes(value);
    }

    private static void varint(ByteArrayOutputStream to, long value) {
        long left = value;
        while ((left & ~0x7fL) != 0) {
            to.write((int) ((left & 0x7f) | 0x80));
            left >>>= 7;
        }
        to.write((int) left);
    }
}
