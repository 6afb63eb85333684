using System.Text.Json;

namespace Comm100.LiveChat.Client.Tests.Endpoints;

/// <summary>The installation code in each format of the response.</summary>
public sealed class InstallationCodeTests : ClientTest
{
    private const string Code = "<!--Begin Comm100 Live Chat Code-->\r\n<div id=\"comm100-button-1\"></div>\n<script>var é = 'a\\b';</script>";

    [Theory]
    [InlineData("application/json")]
    [InlineData("text/plain")]
    [InlineData(null)]
    public async Task The_code_is_read_from_a_JSON_string(string? contentType)
    {
        Respond("InstallationCode.get", 200, JsonSerializer.Serialize(Code), contentType);

        (await Client.InstallationCode.GetAsync(1)).Code.Should().Be(Code);
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("application/json")]
    [InlineData(null)]
    public async Task The_code_is_read_from_trimmed_plain_text_with_any_content_type(string? contentType)
    {
        Respond("InstallationCode.get", 200, "\n" + Code + "\n", contentType);

        (await Client.InstallationCode.GetAsync(1)).Code.Should().Be(Code);
    }

    [Theory]
    [InlineData("""{"code":"x"}""", "x")]
    [InlineData("""{"Code":"x"}""", "x")]
    [InlineData("""{"code":5}""", "5")]
    [InlineData("""{"code":""}""", "")]
    [InlineData("""{"code":null}""", null)]
    [InlineData("""{"code":{"x":1}}""", null)]
    public async Task The_code_is_read_from_a_JSON_object(string body, string? code)
    {
        Respond("InstallationCode.get", 200, body);

        (await Client.InstallationCode.GetAsync(1)).Code.Should().Be(code);
    }

    [Fact]
    public async Task Unknown_fields_are_kept()
    {
        Respond("InstallationCode.get", 200, """{"code":"x","version":2}""");

        (await Client.InstallationCode.GetAsync(1)).AdditionalProperties.Should().ContainKey("version");
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Log in</body></html>")]
    [InlineData("\r\n<HTML><body>Log in</body></HTML>")]
    [InlineData("<?xml version=\"1.0\"?><html/>")]
    [InlineData("{\"code\":\"cut")]
    [InlineData("\"cut")]
    [InlineData("[\"x\"]")]
    [InlineData("")]
    [InlineData("null")]
    public async Task A_response_that_is_not_a_code_throws(string body)
    {
        Respond("InstallationCode.get", 200, body, "text/html");

        await FluentActions.Awaiting(() => Client.InstallationCode.GetAsync(1)).Should().ThrowAsync<LiveChatSerializationException>();
    }

    [Fact]
    public async Task StrictJson_accepts_plain_text_and_rejects_an_object_as_the_code()
    {
        LiveChatClient strict = CreateClient(options => options.StrictJson = true);
        Respond("InstallationCode.get", 200, Code, "text/html");
        Respond("InstallationCode.get", 200, """{"code":{"x":1}}""");

        (await strict.InstallationCode.GetAsync(1)).Code.Should().Be(Code);
        await FluentActions.Awaiting(() => strict.InstallationCode.GetAsync(1)).Should().ThrowAsync<LiveChatSerializationException>();
    }

    [Fact]
    public async Task Plain_text_is_rejected_for_other_operations()
    {
        Respond("ChatWindow.get", 200, Code, "text/plain");

        await FluentActions.Awaiting(() => Client.ChatWindow.GetAsync(1)).Should().ThrowAsync<LiveChatSerializationException>();
    }
}
