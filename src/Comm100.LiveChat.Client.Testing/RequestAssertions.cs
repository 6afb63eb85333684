using System.Globalization;
using System.Text;
using Comm100.LiveChat.Client.Testing.Assertions;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>Expectations of the requests a <see cref="LiveChatFake"/> got. What fails throws a <see cref="FakeAssertionException"/>, which says
/// what was expected and shows what came: method, path, query, body and where they differ; never a header.</summary>
public static class RequestAssertions
{
    /// <summary>Expects one such request at least.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="operationId">The operation, such as <c>Bans.create</c>; <see cref="FakeOperations"/> has all.</param>
    /// <param name="match">What the request is like; null takes any.</param>
    /// <returns>The requests that are such, in their order.</returns>
    /// <exception cref="FakeAssertionException">There is none.</exception>
    /// <exception cref="ArgumentException">There is no such operation.</exception>
    public static IReadOnlyList<RecordedRequest> ShouldHaveReceived(
        this RequestLog requests, string operationId, Action<RequestMatch>? match = null) =>
        Expect(requests, operationId, count => count > 0, "", RequestMatch.Of(match));

    /// <summary>Expects a number of such requests.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="operationId">The operation, such as <c>Bans.create</c>; <see cref="FakeOperations"/> has all.</param>
    /// <param name="times">How many, 0 or more. Requests of the operation that are not such are not counted.</param>
    /// <param name="match">What the requests are like; null takes any.</param>
    /// <returns>The requests that are such, in their order.</returns>
    /// <exception cref="FakeAssertionException">There are more or fewer.</exception>
    /// <exception cref="ArgumentException">There is no such operation.</exception>
    public static IReadOnlyList<RecordedRequest> ShouldHaveReceived(
        this RequestLog requests, string operationId, int times, Action<RequestMatch>? match = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        return Expect(requests, operationId, count => count == times, " " + FaultText.Number(times, "time"), RequestMatch.Of(match));
    }

    /// <summary>Expects no such request.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="operationId">The operation, such as <c>Bans.create</c>; <see cref="FakeOperations"/> has all.</param>
    /// <param name="match">What the request is like; null takes any.</param>
    /// <exception cref="FakeAssertionException">There is one.</exception>
    /// <exception cref="ArgumentException">There is no such operation.</exception>
    public static void ShouldNotHaveReceived(this RequestLog requests, string operationId, Action<RequestMatch>? match = null) =>
        Expect(requests, operationId, count => count == 0, " not at all", RequestMatch.Of(match));

    /// <summary>Expects no request at all.</summary>
    /// <param name="requests">The requests.</param>
    /// <exception cref="FakeAssertionException">There is one.</exception>
    public static void ShouldHaveReceivedNothing(this RequestLog requests) => requests.ShouldHaveReceivedExactly();

    /// <summary>Expects requests of these operations in this order. Others may come before, between and behind them.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="operationIds">The operations.</param>
    /// <exception cref="FakeAssertionException">They did not come in this order.</exception>
    /// <exception cref="ArgumentException">There is no such operation.</exception>
    public static void ShouldHaveReceivedInOrder(this RequestLog requests, params string[] operationIds)
    {
        RecordedRequest[] all = TakenWhole(requests, operationIds);
        int found = 0;
        foreach (RecordedRequest request in all)
        {
            if (found < operationIds.Length && OperationIds.AreSame(operationIds[found], request.OperationId))
            {
                found++;
            }
        }

        if (found < operationIds.Length)
        {
            throw Failure($"Expected requests in this order: {string.Join(", ", operationIds)}.", $"There is no {operationIds[found]} where it belongs.", all);
        }
    }

    /// <summary>Expects requests of these operations in this order, and no others.</summary>
    /// <param name="requests">The requests.</param>
    /// <param name="operationIds">The operations.</param>
    /// <exception cref="FakeAssertionException">Others came, or in another order.</exception>
    /// <exception cref="ArgumentException">There is no such operation.</exception>
    public static void ShouldHaveReceivedExactly(this RequestLog requests, params string[] operationIds)
    {
        RecordedRequest[] all = TakenWhole(requests, operationIds);
        if (!operationIds.SequenceEqual(all.Select(request => request.OperationId), StringComparer.OrdinalIgnoreCase))
        {
            string expected = operationIds.Length == 0 ? "no requests" : $"exactly these requests: {string.Join(", ", operationIds)}";
            throw Failure($"Expected {expected}.", "Others came.", all);
        }
    }

    private static RecordedRequest[] Taken(RequestLog requests, string[] operationIds)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(operationIds);
        Array.ForEach(operationIds, OperationIds.Require);
        return [.. requests];
    }

    /// <summary>Takes the requests where the assertion has to know all of them.</summary>
    private static RecordedRequest[] TakenWhole(RequestLog requests, string[] operationIds)
    {
        RecordedRequest[] taken = Taken(requests, operationIds);
        return requests.DroppedCount == 0 ? taken : throw new FakeAssertionException(DroppedText(requests));
    }

    private static string DroppedText(RequestLog requests) => string.Create(CultureInfo.InvariantCulture,
        $"The log holds only the latest {requests.Count} requests; {requests.DroppedCount} earlier ones were dropped. Set LiveChatFakeOptions.MaxLoggedRequests to a larger number, or call Requests.Clear() before the tested code.");

    private static RecordedRequest[] Expect(
        RequestLog requests, string operationId, Func<int, bool> isRight, string times, RequestMatch match)
    {
        bool isAnyEnough = isRight(int.MaxValue);
        RecordedRequest[] all = isAnyEnough ? Taken(requests, [operationId]) : TakenWhole(requests, [operationId]);
        RecordedRequest[] ofOperation = [.. all.Where(request => OperationIds.AreSame(operationId, request.OperationId))];
        RecordedRequest[] found = [.. ofOperation.Where(request => match.Mismatches(request).Count == 0)];
        if (isRight(found.Length))
        {
            return found;
        }

        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Expected {operationId}{times}{(match.Descriptions.Count == 0 ? "" : " with")}");
        foreach (string description in match.Descriptions)
        {
            text.Append("  ").AppendLine(description);
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"but got it {FaultText.Number(found.Length, "time")}. {FaultText.Number(ofOperation.Length, "request")} of the operation:");
        RequestText.AppendAll(text, ofOperation, match.Mismatches);
        RecordedRequest[] others = [.. all.Except(ofOperation)];
        text.AppendLine(CultureInfo.InvariantCulture, $"{FaultText.Number(others.Length, "other request")}:");
        RequestText.AppendLines(text, others);
        if (requests.DroppedCount > 0)
        {
            text.AppendLine(DroppedText(requests));
        }

        throw new FakeAssertionException(text.ToString().TrimEnd());
    }

    private static FakeAssertionException Failure(string expected, string what, RecordedRequest[] all)
    {
        var text = new StringBuilder();
        text.AppendLine(expected).AppendLine(CultureInfo.InvariantCulture, $"{what} {FaultText.Number(all.Length, "request")}:");
        RequestText.AppendLines(text, all);
        return new FakeAssertionException(text.ToString().TrimEnd());
    }
}
