package org.kdtoolkit.train.config;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.ProvidedBy;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.loading.cache.DiskCacheConfig;

/**
 * The data set of an experiment.
 *
 * @param cacheMegabytes how much decoded data may stay in memory
 * @param diskCache how much decoded data is kept on disk
 * @param prepare what media become when they are prepared
 */
@ProvidedBy("dataset")
public record DatasetSpec(
        @Doc("the provider") String type,
        @Doc("what becomes of samples that cannot be read") @Default("fail") OnError onError,
        @Doc("how many megabytes of decoded samples may stay in memory")
                @Default("1024")
                @Range(min = 0, max = 1 << 24)
                int cacheMegabytes,
        @Doc("what is kept on disk of decoded images, sound and clips") @Default("{}")
                DiskCacheConfig diskCache,
        @Doc("what videos and sound become when 'kd prepare' prepares them") @Default("{}")
                PrepareConfig prepare,
        Record settings) {}
