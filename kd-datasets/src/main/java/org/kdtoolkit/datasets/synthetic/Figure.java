package org.kdtoolkit.datasets.synthetic;

import java.util.Locale;

/**
 * The figures, one a class, none a turned version of another. Each is drawn within the unit circle.
 */
enum Figure {
    DISC {
        @Override
        boolean covers(double x, double y) {
            return Math.hypot(x, y) < 0.85;
        }
    },
    FRAME {
        @Override
        boolean covers(double x, double y) {
            double far = Math.max(Math.abs(x), Math.abs(y));
            return far < 0.75 && far > 0.4;
        }
    },
    TRIANGLE {
        @Override
        boolean covers(double x, double y) {
            return y > -0.5 && y + Math.sqrt(3) * Math.abs(x) < 1;
        }
    },
    BAR {
        @Override
        boolean covers(double x, double y) {
            return Math.abs(x) < 0.98 && Math.abs(y) < 0.25;
        }
    },
    PLUS {
        @Override
        boolean covers(double x, double y) {
            double near = Math.min(Math.abs(x), Math.abs(y));
            return near < 0.25 && Math.max(Math.abs(x), Math.abs(y)) < 0.95;
        }
    },
    RING {
        @Override
        boolean covers(double x, double y) {
            double radius = Math.hypot(x, y);
            return radius < 0.9 && radius > 0.5;
        }
    },
    CORNER {
        @Override
        boolean covers(double x, double y) {
            boolean within = Math.abs(x) < 0.7 && Math.abs(y) < 0.7;
            return within && (x < -0.25 || y < -0.25);
        }
    },
    HALF_DISC {
        @Override
        boolean covers(double x, double y) {
            return y > -0.3 && Math.hypot(x, y + 0.3) < 0.95;
        }
    },
    SQUARE {
        @Override
        boolean covers(double x, double y) {
            return Math.max(Math.abs(x), Math.abs(y)) < 0.68;
        }
    },
    TEE {
        @Override
        boolean covers(double x, double y) {
            boolean within = Math.abs(x) < 0.75 && Math.abs(y) < 0.75;
            return within && (y > 0.3 || Math.abs(x) < 0.22);
        }
    },
    DUMBBELL {
        @Override
        boolean covers(double x, double y) {
            boolean ball = Math.hypot(Math.abs(x) - 0.62, y) < 0.36;
            return ball || Math.abs(x) < 0.62 && Math.abs(y) < 0.1;
        }
    },
    STAR {
        @Override
        boolean covers(double x, double y) {
            return Math.hypot(x, y) < 0.65 + 0.33 * Math.cos(5 * Math.atan2(y, x));
        }
    };

    /** Whether the figure is there; it points up, and y grows upwards. */
    abstract boolean covers(double x, double y);

    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
