/** Small pictures by which people know samples: of pictures, of frames, and of sounds. */
package org.kdtoolkit.media.thumbnail;
