/** What tests of plug-ins share: fixtures and comparisons. */
package org.kdtoolkit.api.testkit;
