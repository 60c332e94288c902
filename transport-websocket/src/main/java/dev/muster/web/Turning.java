package dev.muster.web;

import dev.muster.file.Orientation;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Turns pictures as their camera says. */
final class Turning {
    private Turning() {}

    /**
     * The picture as it is looked at; the same one where nothing is to be done.
     *
     * @param orientation 1 to 8, as {@link Orientation} says
     */
    static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation == Orientation.UPRIGHT) {
            return image;
        }
        int width = image.getWidth();
        int height = image.getHeight();
        boolean turned = Orientation.turned(orientation);
        BufferedImage upright = new BufferedImage(turned ? height : width, turned ? width : height, image.getType());
        Graphics2D drawing = upright.createGraphics();
        try {
            drawing.drawImage(image, way(orientation, width, height), null);
        } finally {
            drawing.dispose();
        }
        return upright;
    }

    /** From the place of a pixel to the place where it is shown. */
    private static AffineTransform way(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> throw new IllegalArgumentException("an orientation is 1 to 8");
        };
    }
}
