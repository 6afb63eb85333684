using System.Globalization;
using System.Text;
using Comm100.LiveChat.Client.Testing.Assertions;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Internal;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>Assertions on the requests that a <see cref="LiveChatFake"/> received. A failed assertion throws a
/// <see cref="FakeAssertionException"/> with the expected and the received requests: method, path, query, body and the differences, but no headers.</summary>
public static class RequestAssertions
{
    /// <summary>Asserts that at least one matching request was received.</summary>
    /// <param name="requests">The log of the fake.</param>
    /// <param name="operationId">The id of the operation, such as <c>Bans.create</c>; see <see cref="FakeOperations"/>.</param>
    /// <param name="match">Conditions for the request; null matches any request.</param>
    /// <returns>The matching requests, in order.</returns>
    /// <exception cref="FakeAssertionException">There is no matching request.</exception>
    /// <exception cref="ArgumentException"><paramref name="operationId"/> is not the id of an operation.</exception>
    public static IReadOnlyList<RecordedRequest> ShouldHaveReceived(
        this RequestLog requests, string operationId, Action<RequestMatch>? match = null) =>
        Expect(requests, operationId, count => count > 0, "", RequestMatch.Create(match));

    /// <summary>Asserts that a number of matching requests was received.</summary>
    /// <param name="requests">The log of the fake.</param>
    /// <param name="operationId">The id of the operation, such as <c>Bans.create</c>; see <see cref="FakeOperations"/>.</param>
    /// <param name="times">The expected number, 0 or more. Requests that do not match are not counted.</param>
    /// <param name="match">Conditions for the requests; null matches any request.</param>
    /// <returns>The matching requests, in order.</returns>
    /// <exception cref="FakeAssertionException">There are more or fewer matching requests.</exception>
    /// <exception cref="ArgumentException"><paramref name="operationId"/> is not the id of an operation.</exception>
    public static IReadOnlyList<RecordedRequest> ShouldHaveReceived(
        this RequestLog requests, string operationId, int times, Action<RequestMatch>? match = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        return Expect(requests, operationId, count => count == times, " " + Quantity.Format(times, "time"), RequestMatch.Create(match));
    }

    /// <summary>Asserts that no matching request was received.</summary>
    /// <param name="requests">The log of the fake.</param>
    /// <param name="operationId">The id of the operation, such as <c>Bans.create</c>; see <see cref="FakeOperations"/>.</param>
    /// <param name="match">Conditions for the request; null matches any request.</param>
    /// <exception cref="FakeAssertionException">There is such a request.</exception>
    /// <exception cref="ArgumentException"><paramref name="operationId"/> is not the id of an operation.</exception>
    public static void ShouldNotHaveReceived(this RequestLog requests, string operationId, Action<RequestMatch>? match = null) =>
        Expect(requests, operationId, count => count == 0, " not at all", RequestMatch.Create(match));

    /// <summary>Asserts that no request was received.</summary>
    /// <param name="requests">The log of the fake.</param>
    /// <exception cref="FakeAssertionException">There is such a request.</exception>
    public static void ShouldHaveReceivedNothing(this RequestLog requests) => requests.ShouldHaveReceivedExactly();

    /// <summary>Asserts that requests of these operations were received in this order. Other requests may occur before, between and after them.</summary>
    /// <param name="requests">The log of the fake.</param>
    /// <param name="operationIds">The ids of the operations.</param>
    /// <exception cref="FakeAssertionException">The requests were not received in this order.</exception>
    /// <exception cref="ArgumentException"><paramref name="operationIds"/> contains an id that is not the id of an operation.</exception>
    public static void ShouldHaveReceivedInOrder(this RequestLog requests, params string[] operationIds)
    {
        RecordedRequest[] all = GetAllRequests(requests, operationIds);
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
            throw CreateException($"Expected requests in this order: {string.Join(", ", operationIds)}.", $"{operationIds[found]} is missing at its position.", all);
        }
    }

    /// <summary>Asserts that requests of these operations, and no others, were received in this order.</summary>
    /// <param name="requests">The log of the fake.</param>
    /// <param name="operationIds">The ids of the operations.</param>
    /// <exception cref="FakeAssertionException">Other requests were received, or the order is different.</exception>
    /// <exception cref="ArgumentException"><paramref name="operationIds"/> contains an id that is not the id of an operation.</exception>
    public static void ShouldHaveReceivedExactly(this RequestLog requests, params string[] operationIds)
    {
        RecordedRequest[] all = GetAllRequests(requests, operationIds);
        if (!operationIds.SequenceEqual(all.Select(request => request.OperationId), StringComparer.OrdinalIgnoreCase))
        {
            string expected = operationIds.Length == 0 ? "no requests" : $"exactly these requests: {string.Join(", ", operationIds)}";
            throw CreateException($"Expected {expected}.", "The received requests are different.", all);
        }
    }

    private static RecordedRequest[] GetRequests(RequestLog requests, string[] operationIds)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(operationIds);
        Array.ForEach(operationIds, OperationIds.Require);
        return [.. requests];
    }

    /// <summary>Returns the requests for an assertion that requires all of them.</summary>
    private static RecordedRequest[] GetAllRequests(RequestLog requests, string[] operationIds)
    {
        RecordedRequest[] received = GetRequests(requests, operationIds);
        return requests.DroppedCount == 0 ? received : throw new FakeAssertionException(FormatDropped(requests));
    }

    private static string FormatDropped(RequestLog requests) => string.Create(CultureInfo.InvariantCulture,
        $"The log holds only the latest {requests.Count} requests; {requests.DroppedCount} earlier ones were dropped. Set LiveChatFakeOptions.MaxLoggedRequests to a larger number, or call Requests.Clear() before the tested code.");

    private static RecordedRequest[] Expect(
        RequestLog requests, string operationId, Func<int, bool> isExpectedCount, string times, RequestMatch match)
    {
        bool isSubsetEnough = isExpectedCount(int.MaxValue);
        RecordedRequest[] all = isSubsetEnough ? GetRequests(requests, [operationId]) : GetAllRequests(requests, [operationId]);
        RecordedRequest[] ofOperation = [.. all.Where(request => OperationIds.AreSame(operationId, request.OperationId))];
        RecordedRequest[] found = [.. ofOperation.Where(request => match.GetMismatches(request).Count == 0)];
        if (isExpectedCount(found.Length))
        {
            return found;
        }

        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"Expected {operationId}{times}{(match.Descriptions.Count == 0 ? "" : " with")}");
        foreach (string description in match.Descriptions)
        {
            text.Append("  ").AppendLine(description);
        }

        text.AppendLine(CultureInfo.InvariantCulture, $"but received it {Quantity.Format(found.Length, "time")}. {Quantity.Format(ofOperation.Length, "request")} of the operation:");
        RequestFormatter.AppendDetails(text, ofOperation, match.GetMismatches);
        RecordedRequest[] others = [.. all.Except(ofOperation)];
        text.AppendLine(CultureInfo.InvariantCulture, $"{Quantity.Format(others.Length, "other request")}:");
        RequestFormatter.AppendLines(text, others);
        if (requests.DroppedCount > 0)
        {
            text.AppendLine(FormatDropped(requests));
        }

        throw new FakeAssertionException(text.ToString().TrimEnd());
    }

    private static FakeAssertionException CreateException(string expected, string problem, RecordedRequest[] all)
    {
        var text = new StringBuilder();
        text.AppendLine(expected).AppendLine(CultureInfo.InvariantCulture, $"{problem} {Quantity.Format(all.Length, "request")}:");
        RequestFormatter.AppendLines(text, all);
        return new FakeAssertionException(text.ToString().TrimEnd());
    }
}
