namespace Comm100.LiveChat.Client.Tests;

/// <summary>Checks many cases in one test, and reports every case that fails.</summary>
internal static class EachCase
{
    private const int MaxDetails = 3;

    public static async Task CheckAsync<T>(IEnumerable<T> cases, Func<T, Task> check)
    {
        int count = 0;
        List<(T Case, Exception Failure)> failures = [];
        foreach (T testCase in cases)
        {
            count++;
            if (await Record.ExceptionAsync(() => check(testCase)) is { } failure)
            {
                failures.Add((testCase, failure));
            }
        }

        count.Should().BePositive("there must be cases to check");
        if (failures.Count > 0)
        {
            Assert.Fail($"{failures.Count} of {count} cases failed:\n" + string.Join('\n', failures.Select((failed, index) => $"{failed.Case}: {(index < MaxDetails ? failed.Failure.ToString() : failed.Failure.Message)}")));
        }
    }

    public static void Check<T>(IEnumerable<T> cases, Action<T> check) => CheckAsync(cases, testCase =>
    {
        check(testCase);
        return Task.CompletedTask;
    }).GetAwaiter().GetResult();
}
