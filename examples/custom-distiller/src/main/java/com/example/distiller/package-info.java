/** A plug-in: the objective {@code cosine} and the filter {@code confidence}. */
package com.example.distiller;
