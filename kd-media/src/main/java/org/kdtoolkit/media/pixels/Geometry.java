package org.kdtoolkit.media.pixels;

/**
 * Makes an image out of another one, along columns and along rows separately: cuts, resizes, turns
 * round, or all of it in one go.
 *
 * @param rows from the input's height to the output's
 * @param columns from the input's width to the output's
 */
public record Geometry(Resampling rows, Resampling columns) {

    /** Leaves the image as it is. */
    public static Geometry identity(ImageSize size) {
        return new Geometry(Resampling.identity(size.height()), Resampling.identity(size.width()));
    }

    /**
     * Cuts a part out.
     *
     * @throws IllegalArgumentException if it reaches beyond the image
     */
    public static Geometry part(ImageSize from, Box box) {
        if (!box.isWithin(from)) {
            throw new IllegalArgumentException("%s is not within %s".formatted(box, from));
        }
        return new Geometry(
                Resampling.part(from.height(), box.top(), box.size().height()),
                Resampling.part(from.width(), box.left(), box.size().width()));
    }

    /** Resizes, bilinear. */
    public static Geometry bilinear(ImageSize from, ImageSize to) {
        return new Geometry(
                Resampling.bilinear(from.height(), to.height()),
                Resampling.bilinear(from.width(), to.width()));
    }

    /** Left and right change places. */
    public static Geometry mirrored(ImageSize size) {
        return new Geometry(Resampling.identity(size.height()), Resampling.reversed(size.width()));
    }

    /** The size of the output. */
    public ImageSize size() {
        return new ImageSize(rows.to(), columns.to());
    }

    /** This one and another one after it, in one go. */
    public Geometry then(Geometry next) {
        return new Geometry(rows.then(next.rows), columns.then(next.columns));
    }
}
