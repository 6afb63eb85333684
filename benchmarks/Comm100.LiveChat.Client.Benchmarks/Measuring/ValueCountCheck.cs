using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json.Serialization;
using Comm100.LiveChat.Client.Benchmarks.Adapters;

namespace Comm100.LiveChat.Client.Benchmarks.Measuring;

/// <summary>Checks that all libraries read the same number of values. A comparison with a library that skips fields is meaningless.</summary>
internal static class ValueCountCheck
{
    public static async Task CheckAsync(IReadOnlyList<BenchmarkCase> cases, IReadOnlyList<LibraryAdapter> adapters)
    {
        foreach (BenchmarkCase benchmarkCase in cases)
        {
            long expected = await CountValuesAsync(benchmarkCase, adapters[0]);
            foreach (LibraryAdapter adapter in adapters)
            {
                long count = await CountValuesAsync(benchmarkCase, adapter);
                if (count != expected || count == 0)
                {
                    throw new InvalidOperationException(string.Create(
                        CultureInfo.InvariantCulture, $"{benchmarkCase.Name}: {adapter} read {count} values, and {adapters[0]} read {expected}."));
                }
            }
        }
    }

    private static async Task<long> CountValuesAsync(BenchmarkCase benchmarkCase, LibraryAdapter adapter)
    {
        Task task = benchmarkCase.Call(adapter);
        await task;
        object? result = task.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(task);
        return result is int count ? count : CountValues(result);
    }

    /// <summary>Counts the strings, numbers, times and other simple values in an object, including nested objects. Properties that are computed from others are not part of the JSON.</summary>
    private static long CountValues(object? value) => value switch
    {
        null => 0,
        string => 1,
        IEnumerable items => items.Cast<object?>().Sum(CountValues),
        ValueType => 1,
        _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && !property.IsDefined(typeof(JsonIgnoreAttribute)))
            .Sum(property => CountValues(property.GetValue(value))),
    };
}
