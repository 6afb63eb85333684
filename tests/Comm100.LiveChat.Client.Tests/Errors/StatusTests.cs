using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.Errors;

public sealed class StatusTests : ClientTest
{
    public static TheoryData<int, Type> Statuses
    {
        get
        {
            var data = new TheoryData<int, Type>();
            foreach (int status in (int[])[.. Enumerable.Range(300, 9), .. Enumerable.Range(400, 19), 422, 429, .. Enumerable.Range(500, 5), 599])
            {
                data.Add(status, TypeOf(status));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task Every_error_status_throws_its_exception_type_with_the_details_of_the_call(int status, Type type)
    {
        var clock = new FakeTimeProvider();
        LiveChatClient client = CreateClient(options =>
        {
            options.TimeProvider = clock;
            options.Credential = LiveChatCredential.BearerToken(_ =>
            {
                clock.Advance(TimeSpan.FromSeconds(3));
                return new ValueTask<string>(Fake.AccessToken);
            });
        });
        Respond("Bans.update", status, """{"code":12,"message":"Words."}""");

        var exception = (LiveChatApiException?)await Record.ExceptionAsync(() => client.Bans.UpdateAsync(7, new Ban { Comment = "spam" }));

        exception.Should().BeOfType(type);
        exception!.StatusCode.Should().Be((HttpStatusCode)status);
        exception.OperationId.Should().Be("Bans.update");
        exception.Operation!.Permission.Should().Be("Manage Ban List");
        exception.Method.Should().Be("PUT");
        exception.RouteTemplate.Should().Be("/bans/{id}");
        exception.Attempts.Should().Be(1);
        exception.Elapsed.Should().Be(TimeSpan.FromSeconds(status == 401 ? 6 : 3), "the credential delegate is called again after a 401");
        exception.Message.Should().Contain("Bans.update (PUT /bans/{id})").And.Contain(" " + status.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (status != 304)
        {
            string? code = exception.ErrorCode?.ToString();
            code.Should().Be("12");
            exception.ServiceMessage.Should().Be("Words.");
            exception.ResponseBody.Should().Be("""{"code":12,"message":"Words."}""");
        }
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    [InlineData(202)]
    [InlineData(203)]
    [InlineData(206)]
    [InlineData(299)]
    public async Task Every_success_status_returns_the_result(int status)
    {
        Respond("Bans.update", status, """{"id":7}""");

        (await Client.Bans.UpdateAsync(7, new Ban { Comment = "spam" })).Id.Should().Be(7);
    }

    private static Type TypeOf(int status) => status switch
    {
        < 400 => typeof(LiveChatRedirectException),
        400 or 422 => typeof(LiveChatValidationException),
        401 => typeof(LiveChatAuthenticationException),
        403 => typeof(LiveChatPermissionException),
        404 => typeof(LiveChatNotFoundException),
        409 => typeof(LiveChatConflictException),
        429 => typeof(LiveChatRateLimitException),
        >= 500 => typeof(LiveChatServerException),
        _ => typeof(LiveChatApiException),
    };
}
