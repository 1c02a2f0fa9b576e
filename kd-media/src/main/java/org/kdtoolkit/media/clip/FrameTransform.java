package org.kdtoolkit.media.clip;

import java.util.List;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.OtherNames;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Recipe;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;

/**
 * One step on the way from the frames of a clip, or from a picture, to what a network sees.
 * Resizing is bilinear and averages when it shrinks, as PIL does.
 */
public sealed interface FrameTransform
        permits FrameTransform.Resize,
                FrameTransform.CentreCrop,
                FrameTransform.RandomResizedCrop,
                FrameTransform.MultiScaleCornerCrop,
                CropWithPadding,
                FrameTransform.Flip,
                Rotation,
                FrameTransform.ColourJitter,
                Grey,
                Blur,
                VerticalBlur,
                RandAugment,
                RandomErasing {

    /** What is done to frames, for a cache. */
    Recipe recipe();

    /**
     * Fixes what is random, for all frames of a clip.
     *
     * @param frame the size of every frame
     * @param random decides where there is a choice
     * @throws SampleException if frames of that size can't be transformed
     */
    DrawnTransform draw(ImageSize frame, RandomGenerator random) throws SampleException;

    /** Whether it decides how large frames come out; by default they stay as large as they are. */
    default boolean resizes() {
        return false;
    }

    /** Brings the shorter side to a length; the other one keeps its proportion, rounded down. */
    record Resize(
            @Doc("pixels of the shorter side") @Default("128") @Range(min = 1, max = 8192) int size)
            implements FrameTransform {

        @Override
        public Recipe recipe() {
            return Recipe.of("resize").with("size", size);
        }

        @Override
        public boolean resizes() {
            return true;
        }

        @Override
        public DrawnTransform draw(ImageSize frame, RandomGenerator random) {
            long shorter = frame.shortSide();
            ImageSize to =
                    new ImageSize(
                            (int) (frame.height() * (long) size / shorter),
                            (int) (frame.width() * (long) size / shorter));
            return new Warp(Geometry.bilinear(frame, to));
        }
    }

    /** Cuts a square out of the middle. Frames must be as large as it. */
    record CentreCrop(@Doc("pixels of a side") @Default("112") @Range(min = 1, max = 8192) int size)
            implements FrameTransform {

        @Override
        public Recipe recipe() {
            return Recipe.of("centre-crop").with("size", size);
        }

        @Override
        public boolean resizes() {
            return true;
        }

        @Override
        public DrawnTransform draw(ImageSize frame, RandomGenerator random) throws SampleException {
            if (frame.shortSide() < size) {
                throw new SampleException(
                        "has frames of %d x %d pixels, too small for a centre crop of %d; resize first"
                                .formatted(frame.height(), frame.width(), size));
            }
            ImageSize part = new ImageSize(size, size);
            return new Warp(Geometry.part(frame, CropPosition.CENTRE.box(frame, part)));
        }
    }

    /**
     * Cuts out a part of random area and proportion and resizes it to a square (Szegedy et al.,
     * 2015). After ten parts that did not fit, takes the middle one.
     */
    record RandomResizedCrop(
            @Doc("pixels of a side of the result") @Default("112") @Range(min = 1, max = 8192)
                    int size,
            @Doc("the least share of the frame's area")
                    @Default("0.08")
                    @Range(min = 0, max = 1, minIncluded = false)
                    double minArea,
            @Doc("the greatest share of the frame's area")
                    @Default("1")
                    @Range(min = 0, max = 1, minIncluded = false)
                    double maxArea,
            @Doc("the least width / height") @Default("0.75") @Range(min = 0, minIncluded = false)
                    double minRatio,
            @Doc("the greatest width / height")
                    @Default("1.3333333333333333")
                    @Range(min = 0, minIncluded = false)
                    double maxRatio)
            implements FrameTransform {

        @Override
        public Recipe recipe() {
            return Recipe.of("random-resized-crop")
                    .with("size", size)
                    .with("min-area", minArea)
                    .with("max-area", maxArea)
                    .with("min-ratio", minRatio)
                    .with("max-ratio", maxRatio);
        }

        @Override
        public boolean resizes() {
            return true;
        }

        /** Checks that the greatest are not below the least. */
        public RandomResizedCrop {
            new AreaCrop(minArea, maxArea, minRatio, maxRatio);
        }

        @Override
        public DrawnTransform draw(ImageSize frame, RandomGenerator random) {
            AreaCrop crop = new AreaCrop(minArea, maxArea, minRatio, maxRatio);
            return Warp.resizedCrop(frame, crop.draw(frame, random), size);
        }
    }

    /**
     * Cuts a square out of a corner or the middle, as large as a random share of the shorter side,
     * and resizes it (Wang et al., 2015).
     */
    record MultiScaleCornerCrop(
            @Doc("pixels of a side of the result") @Default("112") @Range(min = 1, max = 8192)
                    int size,
            @Doc("shares of the shorter side, equally likely")
                    @Default("[1, 0.840896, 0.707107, 0.594604, 0.5]")
                    @Range(min = 0, max = 1, minIncluded = false)
                    List<Double> scales)
            implements FrameTransform {

        @Override
        public Recipe recipe() {
            return Recipe.of("multi-scale-corner-crop")
                    .with("size", size)
                    .withNumbers("scales", scales);
        }

        @Override
        public boolean resizes() {
            return true;
        }

        /** Copies the scales, of which there must be one. */
        public MultiScaleCornerCrop {
            scales = List.copyOf(scales);
            if (scales.isEmpty()) {
                throw new IllegalArgumentException("a crop needs one scale or more");
            }
        }

        @Override
        public DrawnTransform draw(ImageSize frame, RandomGenerator random) {
            double scale = scales.get(random.nextInt(scales.size()));
            CropPosition[] positions = CropPosition.values();
            return at(positions[random.nextInt(positions.length)], scale, frame);
        }

        DrawnTransform at(CropPosition position, double scale, ImageSize frame) {
            int side = Math.max(1, (int) (frame.shortSide() * scale));
            return Warp.resizedCrop(frame, position.box(frame, new ImageSize(side, side)), size);
        }
    }

    /** Left and right change places, or not. */
    @OtherNames({"horizontal-flip", "random-horizontal-flip", "hflip", "mirror"})
    record Flip(
            @Doc("how likely left and right change places") @Default("0.5") @Range(min = 0, max = 1)
                    double probability)
            implements FrameTransform {

        @Override
        public Recipe recipe() {
            return Recipe.of("flip").with("probability", probability);
        }

        @Override
        public DrawnTransform draw(ImageSize frame, RandomGenerator random) {
            return new Warp(
                    random.nextDouble() < probability
                            ? Geometry.mirrored(frame)
                            : Geometry.identity(frame));
        }
    }

    /**
     * Changes brightness, contrast, saturation and hue, in random order. The first three are
     * multiplied by a factor from 1 - x (at least 0) to 1 + x; grey frames have no colour to
     * change.
     *
     * @param brightness x of the values
     * @param contrast x of their distance from the frame's mean luma
     * @param saturation x of their distance from the pixel's luma
     */
    record ColourJitter(
            @Doc("the factor of brightness differs from 1 by at most this")
                    @Default("0")
                    @Range(min = 0)
                    double brightness,
            @Doc("the factor of contrast differs from 1 by at most this")
                    @Default("0")
                    @Range(min = 0)
                    double contrast,
            @Doc("the factor of saturation differs from 1 by at most this")
                    @Default("0")
                    @Range(min = 0)
                    double saturation,
            @Doc("the greatest turn of the colour circle, in turns")
                    @Default("0")
                    @Range(min = 0, max = 0.5)
                    double hue,
            @Doc(
                            "changes colours as Pillow does, whose colours are bytes: each change"
                                    + " is cut to whole 255ths, and hues to 255ths of the circle,"
                                    + " so that some colours move even where nothing is turned")
                    @Default("false")
                    boolean inBytes)
            implements FrameTransform {

        /** Changes colours exactly. */
        public ColourJitter(double brightness, double contrast, double saturation, double hue) {
            this(brightness, contrast, saturation, hue, false);
        }

        @Override
        public Recipe recipe() {
            return Recipe.of("colour-jitter")
                    .with("brightness", brightness)
                    .with("contrast", contrast)
                    .with("saturation", saturation)
                    .with("hue", hue)
                    .withUnless(0, "in-bytes", inBytes ? 1 : 0);
        }

        @Override
        public DrawnTransform draw(ImageSize frame, RandomGenerator random) {
            return ColourChange.draw(this, random);
        }
    }
}
