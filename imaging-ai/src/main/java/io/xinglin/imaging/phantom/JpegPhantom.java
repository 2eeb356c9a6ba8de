package io.xinglin.imaging.phantom;

import io.xinglin.core.problem.Problem.Category;
import io.xinglin.core.problem.ProblemException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;

/**
 * Pictures that look like nothing in particular: a bright field with folds, spots and noise, as JPEG. They have the size and
 * the detail of photographs, so that reading them costs what reading photographs costs.
 *
 * @param colour three components, else grey
 * @param seed the same seed draws the same pictures
 */
public record JpegPhantom(int width, int height, boolean colour, long seed) {
    private static final Color FIELD = new Color(205, 110, 90);

    /** The picture of a number. */
    public byte[] picture(int number) {
        var random = new Random(seed * 31 + number);
        var kind = colour ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY;
        var image = new BufferedImage(width, height, kind);
        var graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            draw(graphics, random, number);
        } finally {
            graphics.dispose();
        }
        noise(image, random);
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpeg", bytes);
        } catch (IOException e) {
            throw new ProblemException(Category.FAULT, "picture cannot be written", e);
        }
        return bytes.toByteArray();
    }

    private void draw(Graphics2D graphics, Random random, int number) {
        var middle = new java.awt.geom.Point2D.Double(width * (0.45 + 0.002 * (number % 50)), height * 0.5);
        graphics.setPaint(new RadialGradientPaint(
                middle, Math.max(width, height) * 0.6f, new float[] {0, 1}, new Color[] {FIELD, Color.BLACK}));
        graphics.fillRect(0, 0, width, height);
        for (var i = 0; i < 40; i++) {
            var size = (0.01 + 0.1 * random.nextDouble()) * width;
            graphics.setColor(new Color(
                    120 + random.nextInt(130),
                    40 + random.nextInt(120),
                    40 + random.nextInt(100),
                    60 + random.nextInt(90)));
            graphics.fill(new Ellipse2D.Double(
                    random.nextDouble() * width,
                    random.nextDouble() * height,
                    size,
                    size * (0.5 + random.nextDouble())));
        }
    }

    private static void noise(BufferedImage image, Random random) {
        var raster = image.getRaster();
        var row = new int[raster.getWidth() * raster.getNumBands()];
        for (var y = 0; y < raster.getHeight(); y++) {
            raster.getPixels(0, y, raster.getWidth(), 1, row);
            for (var i = 0; i < row.length; i++) {
                row[i] = Math.max(0, Math.min(255, row[i] + (random.nextInt() >> 29)));
            }
            raster.setPixels(0, y, raster.getWidth(), 1, row);
        }
    }
}
