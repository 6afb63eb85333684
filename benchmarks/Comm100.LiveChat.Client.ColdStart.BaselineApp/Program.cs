using System.Net.Http.Headers;
using System.Text.Json;
using Comm100.LiveChat.Client.ColdStart;

// Makes the same call with HttpClient and a generated JSON contract, as a careful user does. The time of the first response is the time of the written line.
using var client = new HttpClient { BaseAddress = new Uri(args[0]) };
client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/livechat/bans/1");
request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", args[1]);
using HttpResponseMessage response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
response.EnsureSuccessStatusCode();
await using Stream stream = await response.Content.ReadAsStreamAsync();
BanDocument ban = await JsonSerializer.DeserializeAsync(stream, BanJsonContext.Default.BanDocument) ?? throw new JsonException("The response is null.");
Console.WriteLine(ban.IpAddress);
