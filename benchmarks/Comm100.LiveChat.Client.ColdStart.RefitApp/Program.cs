using System.Net.Http.Headers;
using Comm100.LiveChat.Client.ColdStart;
using Refit;

// Makes the same call with bare Refit: its generated client, its default settings and a generated JSON contract. The time of the first response
// is the time of the written line.
using var client = new HttpClient { BaseAddress = new Uri(args[0]) };
client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", args[1]);
var settings = new RefitSettings(new SystemTextJsonContentSerializer(BanJsonContext.Default.Options));
IBansApi bans = RestService.ForGenerated<IBansApi>(client, settings);
BanDocument ban = await bans.GetAsync(1);
Console.WriteLine(ban.IpAddress);
